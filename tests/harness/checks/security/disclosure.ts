import type { Exchange } from '../../client/exchange';
import { withAnError } from '../../facts/an-error';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { disclosedIn } from './disclosed';
import { wordsOf, quotableParts } from '../../judging/quoted';
import { excerpt } from '../../listing/value';

/** What is looked for in headers, of every answer: what a program prints of itself for whoever mends it. */
const inHeaders: ReadonlySet<string> = new Set(['a stack trace', 'database query text']);

/** The first header that gives something away, beside what the request held. `clean`: values that give nothing away, whatever was asked. */
function disclosedHeader({ request, response }: Exchange, clean: Set<string>) {
  for (const [name, value] of Object.entries(response?.headers ?? {})) {
    if (clean.has(value)) continue;
    const told = disclosedIn(value, []).filter(({ what }) => inHeaders.has(what));
    if (told.length === 0) clean.add(value);
    const [first] = told.length === 0 ? [] : disclosedIn(value, quotableParts(request)).filter(({ what }) => inHeaders.has(what));
    if (first !== undefined) return { name, ...first };
  }
  return undefined;
}

function lookForDisclosures({ exchanges }: Scene, evidence: Evidence): void {
  const clean = new Set<string>();
  for (const exchange of exchanges()) {
    const { response } = exchange;
    const inHeader = disclosedHeader(exchange, clean);
    if (inHeader !== undefined)
      evidence.violate({
        subject: `${inHeader.what} in a header`,
        expected: `no ${inHeader.what.replace(/^an? /, '')} in a header`,
        received: `${inHeader.name}: ${excerpt(inHeader.found, 100)}`,
        place: { part: 'header', name: inHeader.name },
        at: [exchange],
        evidence: 'exchange',
      });
    if (response === undefined || response.status < 400) continue;
    evidence.witness(exchange);
    for (const { what, found } of disclosedIn(wordsOf(response), quotableParts(exchange.request))) {
      evidence.violate({
        subject: what,
        expected: `no ${what.replace(/^an? /, '')} in an error`,
        received: excerpt(found, 100),
        place: { part: 'text', text: found },
        at: [exchange],
        evidence: 'exchange',
      });
    }
  }
}

export const check: Check<'security.disclosure'> = {
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await withAnError(scene.listing, () => lookForDisclosures(scene, evidence));
    evidence.needs('error-response');
  },
};
