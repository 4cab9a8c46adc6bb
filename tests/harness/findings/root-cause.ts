import { explanations } from '../../../generated/explanations';
import { covers } from './explanation';
import type { Finding } from './finding';
import { provisions } from './provisions';
import { isWithinClass, type RequestClass } from './request-class';

/** A violation that nothing else found explains, and the violations it explains. */
export interface RootCause {
  readonly lead: Finding;
  readonly consequences: readonly Finding[];
}

const random = 'model.equivalence';
const anything: RequestClass = { roles: [], answer: 'page' };

/**
 * Whether two findings rest on an exchange in common, or the cause shows on a request whose class is within that of the effect.
 * Without either they are independent, whatever their requirements.
 */
function haveCommonGround(cause: Finding, effect: Finding): boolean {
  return cause.violations.some((one) =>
    effect.violations.some(
      (other) =>
        other.exchanges.includes(one.exchanges[0] ?? NaN) ||
        one.exchanges.includes(other.exchanges[0] ?? NaN) ||
        isWithinClass(one.request ?? anything, other.request ?? anything),
    ),
  );
}

type Strength = 0 | 1 | 2;

/** How well one violation explains another: by the evidence (2), by the table alone (1), not at all (0). */
function strength(cause: Finding, effect: Finding): Strength {
  if (cause.id === effect.id) return 0;
  const telling = explanations.filter(
    (one) =>
      covers(one.cause, cause.id) &&
      one.effects.some((pattern) => covers(pattern, effect.id)) &&
      (one.provided === undefined || provisions[one.provided](cause, effect)),
  );
  if (telling.some(({ provided }) => provided !== undefined)) return 2;
  // What is drawn at random asks for anything, so it has no class of its own.
  return telling.length > 0 && (effect.id === random || haveCommonGround(cause, effect)) ? 1 : 0;
}

const outweighs = (cause: Finding, effect: Finding): boolean => strength(cause, effect) > strength(effect, cause);

/**
 * Tells one fault as one fault: each violation that no other one explains, with those that follow from it. Every `fail` and `warn`
 * stands in exactly one of them. The one that explains most comes first, among equals a MUST, then the one that was judged first.
 */
export function rootCauses(findings: readonly Finding[]): readonly RootCause[] {
  const open = new Set(findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn'));
  const causes: RootCause[] = [];
  while (open.size > 0) {
    const all = [...open];
    // Explanations may run in a circle; what was judged first then leads.
    const leads = all.filter((one) => !all.some((other) => outweighs(other, one)));
    for (const lead of leads.length > 0 ? leads : all.slice(0, 1)) {
      open.delete(lead);
      const consequences = explainedBy(
        lead,
        [...open].filter((one) => !leads.includes(one)),
      );
      for (const one of consequences) open.delete(one);
      causes.push({ lead, consequences });
    }
  }
  const weight = ({ lead, consequences }: RootCause): number => consequences.length * 2 + (lead.level === 'MUST' ? 1 : 0);
  return causes.sort((a, b) => weight(b) - weight(a));
}

/** The id of the cause of each violation that another one explains, by its own id. */
export function causesOf(findings: readonly Finding[]): { readonly [id: string]: string } {
  return Object.fromEntries(
    rootCauses(findings).flatMap(({ lead, consequences }) => consequences.map(({ id }) => [id, lead.id] as const)),
  );
}

/** What follows from a violation, also by way of another one. */
function explainedBy(lead: Finding, others: readonly Finding[]): readonly Finding[] {
  const reached = [lead];
  for (const cause of reached) {
    for (const one of others) if (!reached.includes(one) && outweighs(cause, one)) reached.push(one);
  }
  return others.filter((one) => reached.includes(one));
}
