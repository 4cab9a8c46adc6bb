import { curlFor, quote } from '../client/curl';
import type { Exchange } from '../client/exchange';
import { plainUrl } from '../client/url';
import { type Finding, toldLevel, type Violation } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import type { RunRecord } from '../findings/ledger-record';
import { faultsOf } from './fault';
import { printable } from './printable';
import { lookAt } from './repro-facts';

/** A script that asks again for all that shows a fault. */
export interface Repro {
  readonly id: string;
  /** Its name, below the folder of all. */
  readonly file: string;
  readonly text: string;
}

/** Below the directory of a run. */
export const reproFolder = 'repro';

/** A whole walk of small pages; beyond it nobody reads what is asked. */
const mostExchanges = 60;

const program = `
def at($path): try getpath($path) catch null;
$look[0] as $look | $look.at as $at
| (try fromjson catch null) as $body
| (if $at.items == null then null else $body | at($at.items) end) as $list
| (($list | type) == "array") as $listed
| {
    status: $status,
    items: (if $listed then [$list[] | . as $item | [$at.ids[] as $id | $item | at($at.within + $id)]] else null end),
    told: [$at.told[] as $path | $body | at($path)],
    ends: (if $at.next == null then true else ($body | at($at.next)) as $next | $next == null or $next == "" end),
    places: [$at.places[] as $path | $body | at($path)],
    whole: (if $at.whole then (if $listed then $list else $body end) else null end),
    header: $header,
    echoed: $echoed
  }
| (if . == $look.was then "same" else "other" end) + "|HTTP \\(.status)"
  + (if .items == null then "" else ", \\(.items | length) items" end)
  + (if (.told | map(numbers) | length) == 0 then "" else ", told \\(.told | map(numbers) | tojson)" end)
  + (if .places == [] then "" else ", there \\(.places | tojson | .[0:300])" end)
`.trim();

const frame = `look() { # whether the answer is the one of the run
  header=
  if [ -n "$1" ]; then header=$(sed -n "s/^$1: *//Ip" "$work/head" | tr -d '\\r' | tr '\\n\\t' '  ' | sed 's/  */ /g; s/ *$//'); fi
  echoed=false
  if [ -n "$secret" ] && cat "$work/head" "$work/body" | grep -qF -- "$secret"; then echoed=true; fi
  found=$(jq -R -s -r --argjson status "$((code))" --arg header "$header" --argjson echoed "$echoed" \\
    --slurpfile look "$work/look" "$program" "$work/body") || exit 2
  echo "   \${found#*|}"
  case $found in same*) ;; *) same=no; echo '   That is another answer than in the run.' ;; esac
}`;

const comment = (text: string): string => `# ${printable(text, 500)}`;

/** The server is a variable, so that the same can be asked of another one. */
function commandOf({ request }: Exchange, { target }: RunRecord): string {
  const command = curlFor(request).replace(/^curl -sS/, `curl -sS -o "$work/body" -D "$work/head" -w '%{http_code}'`);
  const at = command.lastIndexOf(`'${target}`);
  return at === -1 ? command : `${command.slice(0, at)}"$TARGET_URL"'${command.slice(at + 1 + target.length)}`;
}

function stepOf(exchange: Exchange, number: number, violation: Violation, run: RunRecord): readonly string[] {
  const isTelling = exchange.id === violation.exchanges[0];
  const { header, ...look } = lookAt(exchange, run.listing?.response, violation, isTelling);
  const isAnswered = exchange.response !== undefined;
  return [
    '',
    `echo ${quote(`${number}. ${exchange.request.method} ${printable(plainUrl(exchange.request.url), 2000)}`)}`,
    'cat > "$work/look" <<\'END_OF_LOOK\'',
    JSON.stringify(look),
    'END_OF_LOOK',
    ': > "$work/body"; : > "$work/head"',
    `code=$(${commandOf(exchange, run)}) || ${isAnswered ? 'exit 2' : 'code=0'}`,
    `look ${quote(header)}`,
  ];
}

function scriptOf(finding: Finding, violation: Violation, exchanges: readonly Exchange[], run: RunRecord): string {
  const variables = new Set(
    exchanges
      .filter(({ request }) => request.credential === 'configured' && curlFor(request).includes('$TARGET_'))
      .map(({ request }) => request.credentialVariable ?? 'TARGET_API_KEY'),
  );
  const [secret] = variables;
  const wrong = `expected ${printable(violation.expected, 500)}; the run received ${printable(violation.received, 500)}`;
  return [
    '#!/bin/sh',
    comment(`${toldLevel(finding)} ${finding.id}: ${finding.title}`),
    comment(`Asks again, with curl and jq alone, for what showed it in the run of ${run.startedAt}.`),
    ...[...variables].map((name) => comment(`${name} is the credential. TARGET_URL asks another server than that of the run.`)),
    '# Exit code: 1 where it shows again, 0 where it does not, 2 where it could not be asked.',
    'set -u',
    ...[...variables].map((name) => `: "\${${name}:?Set it to the credential of the target.}"`),
    `: "\${TARGET_URL:=${run.target.replace(/["$`\\}]/g, encodeURIComponent)}}"`,
    `secret=${secret === undefined ? '' : `$${secret}`}`,
    'work=$(mktemp -d) || exit 2',
    'trap \'rm -rf "$work"\' EXIT',
    'same=yes',
    `program=${quoteLines(program)}`,
    frame,
    ...exchanges.flatMap((exchange, index) => stepOf(exchange, index + 1, violation, run)),
    '',
    `echo ${quote(`Look for ${printable(violation.subject)}: ${wrong}.`)}`,
    'if [ "$same" = yes ]; then',
    "  echo 'SHOWN AGAIN: every answer is as it was in that run.'",
    '  exit 1',
    'fi',
    "echo 'NOT SHOWN: an answer is another than in that run, so look at what was expected.'",
    '',
  ].join('\n');
}

/** For text of this file's own, which holds no single quote. */
const quoteLines = (text: string): string => `'${text}'`;

/**
 * A script for each fault that rests on exchanges of one run, most serious first: plain curl and jq, the credential from its
 * environment variable. It compares the answers with those of the run, by status, identities, what a page tells of itself, and the
 * places that contradict the contract.
 */
export function reprosOf(contents: LedgerContents): readonly Repro[] {
  const { run, exchanges: all } = contents;
  if (run === undefined) return [];
  return faultsOf(contents).flatMap(({ lead }) => {
    const [violation] = lead.violations;
    // Within the merger of several runs an id is a path; each run has its own scripts.
    if (violation === undefined || !/^[a-z.-]+$/.test(lead.id)) return [];
    const ids = [...new Set(violation.exchanges)].sort((a, b) => a - b).slice(0, mostExchanges);
    const exchanges = ids.flatMap((id) => all.get(id) ?? []);
    if (exchanges.length === 0) return [];
    return [{ id: lead.id, file: `${lead.id}.sh`, text: scriptOf(lead, violation, exchanges, run) }];
  });
}
