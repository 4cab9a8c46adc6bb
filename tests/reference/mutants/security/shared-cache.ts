import type { RequestContext } from '../../context';
import type { Mutant, Silence } from '../mutant';

/** Pages carry headers that let a shared cache keep them. */
function kept(
  id: string,
  fault: string,
  source: string,
  headers: { readonly [name: string]: string },
  condition: (context: RequestContext) => boolean = () => true,
): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.shared-cache',
    expect: ['security.shared-cache'],
    behaviour: {
      pageReply: (original) => (text, context) => {
        const reply = original(text, context);
        return condition(context) ? { ...reply, headers: { ...reply.headers, ...headers } } : reply;
      },
    },
  };
}

export const mutants: readonly Mutant[] = [
  kept('pages-public', 'a page may be kept by anybody for a minute', 'CWE-524: one header for all routes', {
    'cache-control': 'public, max-age=60',
  }),
  kept('pages-kept-by-age', 'a page may be kept for a minute', 'CWE-525: a default of the framework', {
    'cache-control': 'max-age=60',
  }),
  kept('pages-kept-by-proxies', 'proxies may keep a page, browsers may not', 'a rule that is meant for pictures', {
    'cache-control': 'max-age=0, S-MaxAge="30"',
  }),
  kept('pages-kept-until', 'a page says until when it may be kept', 'HTTP/1.0: ExpiresByType', {
    expires: 'Fri, 31 Dec 2100 23:59:59 GMT',
  }),
  kept(
    'pages-vary-by-encoding',
    'a page that may be kept varies by its encoding alone',
    'public reports: Vary set by the gzip filter',
    {
      'cache-control': 'public, max-age=60',
      vary: 'Accept-Encoding',
    },
  ),
  kept(
    'continued-pages-public',
    'only a page that a token leads to may be kept by anybody',
    'a token is taken for a version',
    { 'cache-control': 'public, immutable, max-age=31536000' },
    ({ request }) => request.rawQuery.includes('continue=ey'),
  ),
];

export const silence: Silence = 'no credential';
