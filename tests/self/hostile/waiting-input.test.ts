import fs from 'node:fs';
import { inputText } from '../../harness/input-file';

test('a file that has nothing to read for now, as /proc/kmsg, is refused in words', () => {
  const waits = jest.spyOn(fs, 'readSync').mockImplementation(() => {
    throw Object.assign(new Error('EAGAIN: resource temporarily unavailable, read'), { code: 'EAGAIN' });
  });
  try {
    expect(() => inputText(__filename, 2 ** 20)).toThrow(/^it has nothing to read now, and is not waited for$/);
  } finally {
    waits.mockRestore();
  }
});
