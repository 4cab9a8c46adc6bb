import type { Finding, Showing, Violation } from './finding';

/** Whether a page contradicts the contract by itself. */
const showsOnOnePage = ({ violations }: Finding): boolean => violations.some(({ evidence }) => evidence === 'exchange');
const showsOnFirstPage = ({ violations }: Finding): boolean =>
  violations.some(
    ({ evidence, shows }) => shows === 'on-first-page' || (evidence === 'exchange' && shows !== 'on-continued-page'),
  );

const showsOnly = ({ violations }: Finding, where: Showing): boolean => violations.every(({ shows }) => shows === where);

/** Violations of the effect whose most telling exchange is evidence of the cause too. */
const shared = (cause: Finding, effect: Finding): readonly Violation[] =>
  effect.violations.filter(({ exchanges: [first] }) => first !== undefined && cause.exchanges.includes(first));

/** Every request that shows it is refused, or breaks the target. */
const showsNoPage = ({ violations }: Finding): boolean =>
  violations.every(({ request }) => request !== undefined && request.answer !== 'page');

/** What is of another type, or null, stands in a list, and in no member of one. */
const isOfWholeItem = ({ subject, place }: Violation): boolean =>
  /^(type|null) /.test(subject) && place?.part === 'body' && place.pointers.some((pointer) => /^\D*\/\d+$/.test(pointer));

/** Null stands in place of the list of a page that leads on. */
const isOfWholeList = ({ subject, place }: Violation): boolean => subject.startsWith('null ') && place?.part === 'items';

/** The places of timestamps that are none, as response.schema tells them. */
const brokenTimes = ({ violations }: Finding): readonly string[] =>
  violations.flatMap(({ subject }) => /^(?:format|a blank for the T) (\S+)$/.exec(subject)?.[1] ?? []);

/** The values that an enumeration does not list, as the texts of a finding quote them. */
const undeclaredValues = ({ violations }: Finding): readonly string[] =>
  violations.flatMap(({ received }) => /^"(?:[^"\\]|\\.)*"/.exec(received) ?? []);

type ExplainedBy = (cause: Finding, effect: Finding) => boolean;

/** What the evidence of two findings can show, by the name that `spec/requirements.yaml` has for it. */
export const provisions = {
  /** The cause shows on a page by itself, the effect on continued pages or between pages only. */
  'effect-on-no-first-page': (cause, effect) => showsOnOnePage(cause) && !showsOnFirstPage(effect),
  /** The effect shows on no first page by itself. */
  'effect-behind-a-first-page': (_, effect) => !showsOnFirstPage(effect),
  /** The effect shows only between pages. */
  'effect-between-pages': (_, effect) => !showsOnOnePage(effect),
  /** What shows the effect best is evidence of the cause too. */
  'exchange-in-common': (cause, effect) => shared(cause, effect).length > 0,
  /** So it is, and it is no page. */
  'no-page-in-common': (cause, effect) =>
    shared(cause, effect).some(({ request }) => request !== undefined && request.answer !== 'page'),
  /** Neither shows on a page. */
  'no-page-in-either': (cause, effect) => [cause, effect].every(showsNoPage),
  /** Neither shows on a page, and what shows the effect is what shows the cause, such as a filter by one field. */
  'no-page-of-one-subject': (cause, effect) =>
    [cause, effect].every(showsNoPage) &&
    effect.violations.every(({ subject }) => cause.violations.some((one) => one.subject === subject)),
  /** The effect is that a target refuses, of a field, what it shows there and is no timestamp. */
  'refusals-of-broken-times': (cause, effect) =>
    showsNoPage(effect) &&
    effect.violations.every(({ subject }) => {
      const path = `/${subject.split(' ').at(-1)?.replaceAll('.', '/')}`;
      return brokenTimes(cause).some((place) => place.endsWith(path));
    }),
  /** What shows the effect is where a value stands that the enumeration does not list. */
  'effect-at-undeclared-values': (cause, effect) =>
    undeclaredValues(cause).some((value) => effect.violations.every(({ expected }) => expected.includes(value))),
  /** The effect is told by items that are too many alone, and the cause on a page. */
  'effect-by-strays': (cause, effect) =>
    !showsNoPage(cause) && effect.violations.every(({ subject }) => subject.endsWith(': stray')),
  /** The effect is told by the count alone. */
  'effect-by-count': (_, effect) => showsOnly(effect, 'by-count'),
  /** The cause is that a member of the listing is none at all: a null, a number, a list. */
  'cause-on-whole-items': ({ violations }) => violations.some(isOfWholeItem),
  /** The cause is that there is no list where a page leads on. */
  'cause-on-whole-lists': ({ violations }) => violations.some(isOfWholeList),
  /** The effect does not show at the beginning. */
  'effect-near-the-end': (_, effect) => showsOnly(effect, 'near-the-end'),
} as const satisfies { readonly [name: string]: ExplainedBy };

export type Provision = keyof typeof provisions;
