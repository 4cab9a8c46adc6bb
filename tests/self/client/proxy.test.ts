import { proxyFor, proxyShown } from '../../harness/client/proxy';

const proxies = { http: 'http://me:word@proxy.example:3128', https: 'http://tunnels.example:3128', no: '' };

const reach = (no: string, target: string): string | undefined => proxyShown({ ...proxies, no }, new URL(target));

describe('the proxy for a target', () => {
  test('is the one of its scheme, or that of http: where there is no other', () => {
    expect(reach('', 'http://a.example')).toBe('http://proxy.example:3128');
    expect(reach('', 'https://a.example')).toBe('http://tunnels.example:3128');
    expect(proxyFor({ ...proxies, https: '' }, new URL('https://a.example'))?.href).toBe('http://me:word@proxy.example:3128/');
    expect(proxyFor({ ...proxies, http: '' }, new URL('http://a.example'))).toBeUndefined();
  });

  test.each([
    ['*', 'http://a.example'],
    ['b.example, *', 'http://a.example'],
    ['a.example', 'http://a.example'],
    ['A.Example', 'http://a.example:8080'],
    ['example', 'http://a.example'],
    ['.example', 'http://a.example'],
    ['*.example', 'http://b.a.example'],
    ['b.example,a.example', 'http://a.example'],
    ['b.example a.example', 'http://a.example'],
    ['a.example:80', 'http://a.example'],
    ['a.example:443', 'https://a.example'],
    ['.example:8080', 'http://a.example:8080'],
    ['bücher.example', 'http://b%C3%BCcher.example'],
    ['127.0.0.1', 'http://127.0.0.1:8080'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['[::1]', 'http://[::1]:8080'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['::1', 'http://[::1]:8080'],
    ['0:0:0:0:0:0:0:1', 'http://[::1]'],
    ['[2001:DB8::0:1]', 'http://[2001:db8::1]'],
  ])('is none where NO_PROXY is %p and the target is %s', (no, target) => {
    expect(reach(no, target)).toBeUndefined();
  });

  test.each([
    ['', 'http://a.example'],
    [' , ', 'http://a.example'],
    ['b.example', 'http://a.example'],
    ['a.example', 'http://ba.example'],
    ['ample', 'http://a.example'],
    ['b.a.example', 'http://a.example'],
    ['a.example:8080', 'http://a.example'],
    ['a.example:80', 'https://a.example'],
    ['a.example:', 'http://b.example'],
    [':80', 'http://a.example'],
    ['.', 'http://a.example'],
    ['[::1]:80', 'http://[::1]:8080'],
    ['::2', 'http://[::1]'],
    ['[::', 'http://[::1]'],
    ['127.0.0.2', 'http://127.0.0.1'],
  ])('is there where NO_PROXY is %p and the target is %s', (no, target) => {
    expect(reach(no, target)).toMatch(/example:3128$/);
  });
});
