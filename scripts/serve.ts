import { heedOutputs } from '../tests/harness/closed-output';
import { parseArgs } from 'node:util';
import { servedListings } from '../tests/reference/served-listings';
import { startReference } from '../tests/reference/server';

heedOutputs(process);

/** `npm run serve -- [--port N] [--size N] [--seed N]`: starts the embedded target alone, until Ctrl-C. Exit code 2 for a wrong setting. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, size: { type: 'string' }, seed: { type: 'string' } } });
  const reference = await startReference({
    port: wholeNumber('port', values.port ?? '0', 65_535),
    size: wholeNumber('size', values.size ?? '117', 100_000),
    seed: wholeNumber('seed', values.seed ?? '1', 2 ** 31 - 1),
  });
  const stop = (): void => void reference.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);

  const { url, apiKey, token, projectUid, secondProjectUid } = reference;
  const [first] = servedListings;
  console.log(`The embedded target listens on ${url} until Ctrl-C. Its credentials are made anew at each start.

  ApiKey: ${apiKey}
  ProjectUid: ${projectUid}

  or  Authorization: ${token}
  or  ProjectUid: ${secondProjectUid}

It serves

${servedListings.map(({ path, contract }) => `  ${path.padEnd(24)} by ${contract}`).join('\n')}

curl -sG '${url}${first.path}' -H 'ApiKey: ${apiKey}' -H 'ProjectUid: ${projectUid}' -d limit=2`);
}

function wholeNumber(flag: string, text: string, maximum: number): number {
  if (/^\d+$/.test(text) && Number(text) <= maximum) return Number(text);
  throw new Error(`--${flag} takes a whole number from 0 to ${maximum}, not "${text}".`);
}

/** One sentence for what `parseArgs` and `listen` report. */
function sentence(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken; choose another with --port, or leave it out for any free one.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user; choose one above 1023 with --port.`;
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `${message.split(/\.? *\n|\. /)[0]}. The flags are --port N, --size N and --seed N.`;
    default:
      return message;
  }
}

main().catch((error: unknown) => {
  console.error(sentence(error));
  process.exitCode = 2;
});
