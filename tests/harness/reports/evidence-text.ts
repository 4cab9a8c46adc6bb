import { plainUrl } from '../client/url';
import { type Exchange, arrivedIn } from '../client/exchange';
import type { Finding } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { commandsOf } from './commands';
import { printable } from './printable';

/** More of a body than a reader of a log wants; the ledger has all of it. */
const shownBody = 2000;

const shownViolations = 5;
const shownCommands = 40;

/** `200`, or what came in place of a response. */
function statusOf(exchange: Exchange): string {
  return printable(String(exchange.response?.status ?? arrivedIn(exchange)));
}

/** The exchange that shows a finding best; `undefined` where it has none. */
function shownExchange(finding: Finding, { exchanges }: Pick<LedgerContents, 'exchanges'>): Exchange | undefined {
  return finding.exchanges.map((id) => exchanges.get(id)).find((exchange) => exchange !== undefined);
}

function exchangeText(exchange: Exchange): readonly string[] {
  const { request, response } = exchange;
  return [
    `Exchange #${exchange.id}: ${request.method} ${printable(plainUrl(request.url), 2000)} → ${statusOf(exchange)}`,
    ...(response === undefined || response.text === '' ? [] : [printable(response.text, shownBody)]),
  ];
}

/** What was expected and what arrived, the exchange that shows it, and all that proves it as commands in order; one fact a line, safe to print. */
export function evidenceText(finding: Finding, contents: Pick<LedgerContents, 'exchanges'>): string {
  const exchange = shownExchange(finding, contents);
  const commands = commandsOf(finding, (id) => contents.exchanges.get(id));
  const rest = finding.violations.length - shownViolations;
  return [
    ...finding.violations
      .slice(0, shownViolations)
      .flatMap(({ subject, expected, received, exchanges }) => [
        `Expected ${printable(expected)}`,
        `Received ${printable(received)} (${printable(subject)}; ${exchanges.map((id) => `#${id}`).join(', ')})`,
      ]),
    ...(rest > 0 ? [`And ${rest} more, in the ledger.`] : []),
    ...(exchange === undefined ? [] : exchangeText(exchange)),
    ...commands.slice(0, shownCommands).map((command) => printable(command, Infinity)),
    ...(commands.length > shownCommands ? [`And ${commands.length - shownCommands} more, in results.json.`] : []),
  ].join('\n');
}
