import { generate as generateTo } from '../../scripts/generate';
import type { Ended } from './consumers/packages';

/** What `npm run generate` does with these flags, in this process. */
export async function generate(...flags: readonly string[]): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  const to = (name: keyof typeof output) => ({ write: (text: string) => (output[name] += text) });
  return { code: await generateTo(flags, to('stdout'), to('stderr')), ...output };
}
