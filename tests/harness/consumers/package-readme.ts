import { askedOperators } from './runtime/filter';
import { clauseOperators } from '../contract/roles';
import type { ListingData } from './runtime/listing-data';
import { quoted } from './names';
import type { Validated } from './validators';

/** The README of a package: what its contract lets a consumer write. */
export function packageReadme(name: string, data: ListingData, validators: readonly Validated[]): string {
  const { title, filter, order, projection, limit } = data;
  const [askable] = filter === undefined ? [] : askedOperators(filter, clauseOperators).filter((one) => one === 'eq');
  const field =
    askable === undefined
      ? undefined
      : filter?.fields.find(({ operators }) => operators === undefined || operators.eq !== undefined);
  const value = field?.kind === 'number' ? '1' : field?.kind === 'boolean' ? 'true' : quoted(field?.values[0] ?? 'name');
  const query = [
    ...(field === undefined ? [] : [`filter: eq(${quoted(field.path)}, ${value})`]),
    ...(order?.fields[0] === undefined || order.ascending === undefined
      ? []
      : [`order: ascending(${quoted(order.fields[0].path)})`]),
    ...(projection?.paths[0] === undefined ? [] : [`fields: [${quoted(projection.paths[0])}]`]),
    ...(limit === undefined ? [] : [`limit: ${Math.min(50, limit.maximum ?? 50)}`]),
  ];
  const imported = [
    'listAll',
    ...(field === undefined ? [] : ['eq']),
    ...(query.some((one) => one.startsWith('order')) ? ['ascending'] : []),
  ];
  return `# ${name}

${title}: types, validators and an iterator over all pages, made from its contract.

\`\`\`ts
import { ${imported.join(', ')} } from '${name}';

const client = { baseUrl: 'https://api.example.com', headers: {} }; // the credential goes into headers; or a client of openapi-fetch
for await (const item of listAll(client, { ${query.join(', ')} })) console.log(item);
for await (const page of listAll(client).pages()) console.log(page.items.length, page.count);
\`\`\`

\`listAll\` goes from page to page as the contract says. \`{ maxPages, signal }\` bounds and stops it. It throws a \`ListingError\` whose
\`code\` says why: a refusal, what is no page, a next page of another origin, a listing that never ends, more pages than \`maxPages\`, or a
filter that the grammar cannot hold, of which nothing is sent.

\`\`\`ts
import { is${validators[0]?.name ?? ''}, assert${validators[0]?.name ?? ''} } from '${name}/validators';
\`\`\`

Enumerations are types, and lists of the values this version knows. A later version may add values, so both types and validators take them.
`;
}
