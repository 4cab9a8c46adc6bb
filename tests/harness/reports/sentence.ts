import { faultWords } from '../../../generated/fault-words';
import { valueAt } from '../contract/pointer';
import { needPhrase } from '../findings/data-needs';
import type { Finding, Violation } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { counted } from '../text/counted';
import { type Fault, faultsOf, ownId } from './fault';
import { printable } from './printable';

/** Of words that a target or an operating system may have had a part in. */
const shownWidth = 300;

const words: { readonly [id: string]: string } = faultWords;

/** What is wrong, in a few words, and the requirement that says so. The words of a requirement are of a page, not of a breakdown or a refusal. */
export function faultPhrase({
  id,
  title,
  violations = [],
}: Pick<Finding, 'id' | 'title'> & Partial<Pick<Finding, 'violations'>>): string {
  const own = ownId(id);
  const told = Object.hasOwn(words, own) ? words[own] : undefined;
  const inWords = `it does not hold that ${printable(title)}`;
  const isAlways = (which: (one: Violation) => boolean): boolean => violations.length > 0 && violations.every(which);
  const phrase = isAlways(({ request }) => request?.answer === 'breakdown')
    ? `a request is answered with a 5xx, so ${inWords}`
    : isAlways(({ shows }) => shows === 'by-refusal')
      ? `a request is answered with ${printable(violations[0]?.received ?? 'a refusal')}, so ${inWords}`
      : (told ?? inWords);
  return `${phrase} (${printable(id)})`;
}

function violates(faults: readonly Fault[]): string | undefined {
  const failed = faults.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first === undefined) return undefined;
  const requirements = failed.reduce((sum, { consequences }) => sum + 1 + consequences.length, 0);
  const counts = `${counted(failed.length, 'fault')} in ${counted(requirements, 'requirement')}`;
  return failed.length === 1 ? `${counts}: ${faultPhrase(first.lead)}.` : `${counts}. Most serious: ${faultPhrase(first.lead)}.`;
}

const listed = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${last}${parts.at(-1)}`;

/** What the data lacks, the most wanted first; texts with one property or another are one phrase. */
function lackPhrases(findings: readonly Finding[]): readonly string[] {
  const lead = needPhrase('text', '');
  const counts = new Map<string, number>();
  const texts: string[] = [];
  for (const { lacks } of findings) {
    if (lacks === undefined) continue;
    const isText = lacks.needs.length === 1 && lacks.what.startsWith(lead);
    const phrase = isText ? lead : lacks.what;
    if (isText) texts.push(lacks.what.slice(lead.length));
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  const phrases = [...counts].sort(([, one], [, other]) => other - one).map(([phrase]) => phrase);
  return phrases.map((phrase) => (phrase === lead ? lead + listed([...new Set(texts)], ' or ') : phrase));
}

/** What is open and why, as the end of a sentence; empty where nothing is. */
function openPart(open: readonly Finding[]): string {
  if (open.length === 0) return '';
  const lacking = open.filter(({ lacks }) => lacks !== undefined);
  const phrases = lackPhrases(lacking);
  const rest = open.length - lacking.length;
  const needs = counted(lacking.length, 'needs', 'need');
  const parts = [
    ...(phrases.length > 2 ? [`${needs} ${phrases.length} kinds of data that are lacking, first ${phrases[0]}`] : []),
    ...(phrases.length > 0 && phrases.length <= 2 ? [`${needs} ${phrases.join(', and ')}`] : []),
    ...(rest > 0 ? [`${counted(rest, 'is', 'are')} open for another reason`] : []),
  ];
  return `; ${parts.join('; ')}`;
}

const isShown = ({ outcome }: Finding): boolean => outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
const isOpen = ({ outcome }: Finding): boolean => outcome === 'inconclusive';

/** Names faults by their requirements, the first of many alone. */
const named = ([first, ...others]: readonly Fault[]): string =>
  `${printable(first?.lead.id ?? '')}${others.length === 0 ? '' : ` and ${others.length} more`}`;

function conforms(findings: readonly Finding[], faults: readonly Fault[]): string {
  const shown = findings.filter(isShown).length;
  const open = findings.filter(isOpen);
  const of = open.length === 0 ? `all ${shown}` : `${shown} of ${shown + open.length}`;
  const asides = [
    { status: 'accepted', one: 'accepted fault' },
    { status: 'warned', one: 'warning' },
  ].flatMap(({ status, one }) => {
    const told = faults.filter((fault) => fault.status === status);
    return told.length === 0 ? [] : [`${counted(told.length, one)} (${named(told)})`];
  });
  const but = asides.length === 0 ? '' : `, with ${asides.join(' and ')}`;
  return `Conforms${but}: ${of} ${shown + open.length === 1 ? 'requirement' : 'requirements'} shown${openPart(open)}.`;
}

/** How many items the first page held; `undefined` where it cannot be seen. */
function firstItems({ run, exchanges }: LedgerContents): number | undefined {
  const places = run?.listing?.response;
  const first = exchanges.get(Math.min(...exchanges.keys()))?.response?.json;
  const items = places && valueAt(first, places.items);
  return Array.isArray(items) ? items.length : undefined;
}

const unjudged = 'Cannot be judged yet:';

function inconclusive(contents: LedgerContents): string {
  const { end } = contents;
  if (end?.complete === false && end.reason !== undefined) return `${unjudged} ${printable(end.reason, shownWidth)}`;
  const open = contents.findings.filter(isOpen);
  const lacking = open.filter(({ lacks }) => lacks !== undefined);
  const [core] = open.filter((one) => one.core && one.lacks === undefined);
  if (core !== undefined && lacking.length * 2 < open.length)
    return `${unjudged} ${counted(open.length, 'requirement is', 'requirements are')} open, ${printable(core.id)} first: ${printable(core.message, shownWidth)}`;
  const items = firstItems(contents);
  const shown = contents.findings.filter(isShown).length;
  if (open.length === 0 && shown === 0) {
    const all = contents.findings.every(({ outcome }) => outcome === 'disabled');
    return `${unjudged} ${all ? 'every requirement is disabled, or left out by --only' : 'nothing that is left to judge applies to this contract'}. Disable less, and run again.`;
  }
  const enough = shown + lacking.filter((one) => one.core).length;
  const what = items === 0 ? 'the target shows no items' : `the data is too little for ${counted(lacking.length, 'requirement')}`;
  // What `core` means: three items of two kinds can show it.
  const three = `three items of two kinds are enough for ${enough} of ${shown + open.length}`;
  return `${unjudged} ${what}; ${three}, and each of the others says what it needs.`;
}

/**
 * The answer of a run in one sentence that can be pasted where there is nothing else: it stands first in every output. Safe to print.
 * A run that ended early says why.
 */
export function sentenceOf(contents: LedgerContents): string {
  const { run, findings, end } = contents;
  const faults = faultsOf(contents);
  const planned = run?.plan.length ?? 0;
  const reason = printable(end?.reason ?? 'the ledger does not say why', shownWidth);
  switch (end?.verdict) {
    case 'violates': {
      const [broken] = end.baseline?.broken ?? [];
      const why = broken === undefined ? reason : `${broken.id}: ${broken.problem}`;
      return (
        violates(faults) ?? `${broken === undefined ? 'Violates' : 'The baseline no longer holds'}: ${printable(why, shownWidth)}`
      );
    }
    case 'conforms':
      return conforms(findings, faults);
    case 'inconclusive':
      return inconclusive(contents);
    case 'interrupted':
      return `Interrupted: ${findings.length} of ${counted(planned, 'requirement')} judged.`;
    case 'error': {
      const broken = findings.filter(({ outcome }) => outcome === 'error').map(({ id }) => printable(id));
      if (broken.length === 0) return `Not judged: ${reason}`;
      const ids = listed([...broken.slice(0, 3), ...(broken.length > 3 ? [`${broken.length - 3} more`] : [])], ' and ');
      return `The harness broke in ${counted(broken.length, 'requirement')} (${ids}), which says nothing about the target.`;
    }
    case 'unreachable':
    case 'usage':
    case undefined:
      return `Not judged: ${reason}`;
  }
}
