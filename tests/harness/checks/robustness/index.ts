import { refusedOr } from '../../judging/refused-or';
import type { Check, Scene } from '../../judging/check';
import { satisfies, where, writeFilter } from '../../listing/expression';
import { textFields } from '../../facts/text-field';
import { dividingClause } from '../../facts/combination';
import { settle } from '../../judging/policy';
import type { ListQuery } from '../../listing/listing';
import type { Reply } from '../../listing/reply';
import { difference } from '../../judging/sequence';
import { fieldText, type Item } from '../../listing/value';
import { counted } from '../../listing/counted';
import { againstFilter } from '../../judging/own-value';

const encode = encodeURIComponent;

/** Percent-encodes every byte, letters too, in small hexadecimal digits: another spelling of the same text (RFC 3986, 2.1 and 6.2.2). */
const everyByte = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

export const repeated: Check = {
  id: 'robustness.repeated-parameter',
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const name = encode(contract.parameters.limit);
    const [one, two] = [1, Math.min(2, contract.limit.maximum)];
    const reply = await listing.askRaw(`${name}=${one}&${name}=${two}`);
    const choice = refusedOr(reply, evidence, 'a repeated parameter', ({ items }) =>
      items.length === one ? 'first' : items.length === two ? 'last' : 'default',
    );
    if (choice !== undefined) settle(scene, evidence, 'limit.repeated', [choice]);
    const usual = await listing.ask({});
    const lawful = [one, two, usual.kind === 'page' ? usual.items.length : contract.limit.default];
    if (reply.kind === 'page' && reply.items.length > one && !lawful.includes(reply.items.length)) {
      evidence.violate({
        subject: 'a repeated limit',
        expected: `a 4xx, or ${lawful.join(', ')} items, as for one of the values or for a malformed one`,
        received: `${counted(reply.items.length, 'item')}`,
        at: [reply],
        evidence: 'exchange',
      });
    }
  },
};

/** Where a page parts from the default page, in words; `undefined` where it does not, or where there is no page. */
async function partsFromDefault(scene: Scene, reply: Reply): Promise<string | undefined> {
  if (reply.kind !== 'page') return undefined;
  const first = await scene.listing.ask({});
  return first.kind === 'page' ? difference(reply.identities, first.identities) : undefined;
}

/** A page that must be the default page: same items in the same order. */
async function sameAsDefault(
  scene: Scene,
  evidence: Parameters<Check['judge']>[1],
  reply: Reply,
  subject: string,
): Promise<void> {
  const parts = await partsFromDefault(scene, reply);
  const first = await scene.listing.ask({});
  if (parts !== undefined)
    evidence.violate({
      subject,
      expected: 'the page without that parameter',
      received: parts,
      at: [reply, ...(first.kind === 'page' ? [first] : [])],
      evidence: 'collection',
    });
}

const longUnknown: ListQuery = { extra: [['nopeNope', 'x'.repeat(8192)]] };

export const unknownParameter: Check = {
  id: 'robustness.unknown-parameter',
  async judge(scene, evidence) {
    // The long query is an unknown parameter too; only where it is refused a short one is sent.
    const long = await scene.listing.ask(longUnknown);
    const short: ListQuery = { extra: [['nopeNope', '1']] };
    const reply = long.kind === 'page' ? long : await scene.listing.ask(short);
    const choice = refusedOr(reply, evidence, 'an unknown parameter', () => 'ignore');
    if (choice !== undefined) evidence.observe('query.unknown-parameter', choice.value, reply);
    if ((await partsFromDefault(scene, reply)) === undefined) return;
    // A request that a reader can read shows it as well, where it is not the length that does.
    const told = await scene.listing.ask(short);
    const isShown = (await partsFromDefault(scene, told)) !== undefined;
    await sameAsDefault(scene, evidence, isShown ? told : reply, 'an unknown parameter');
  },
};

export const longQuery: Check = {
  id: 'robustness.long-query',
  async judge(scene, evidence) {
    const reply = await scene.listing.ask(longUnknown);
    const choice = refusedOr(reply, evidence, 'a query of 8 KiB', () => 'accept');
    if (choice !== undefined) evidence.observe('query.long', choice.value, reply);
    await sameAsDefault(scene, evidence, reply, 'a query of 8 KiB');
  },
};

export const encoding: Check = {
  id: 'robustness.encoding',
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const clause = await dividingClause(scene);
    if (clause === undefined) return evidence.needs('items of two kinds');
    const filter = where(clause.field, clause.value);
    const plain = await listing.ask({ filter });
    const text = writeFilter(filter, contract.filter);
    const reply = await listing.askRaw(`${encode(contract.parameters.filter)}=${everyByte(text)}`);
    if (plain.kind !== 'page') return evidence.needs('a filter that is honoured');
    if (reply.kind !== 'page') return evidence.refused(reply, 'a query with every byte encoded', `the page of ${text}`, [plain]);
    evidence.witness(reply);
    const parts = difference(reply.identities, plain.identities);
    if (parts !== undefined) {
      evidence.violate({
        subject: 'a query with every byte encoded',
        expected: `the page of ${text}, for it is the same query (RFC 3986, 6.2.2)`,
        received: parts,
        at: [reply, plain],
        evidence: 'collection',
      });
    }
    const broken = await listing.askRaw(`${encode(contract.parameters.filter)}=%zz%`);
    const choice = refusedOr(broken, evidence, 'a query with a broken percent sequence', ({ items }) =>
      items.length === 0 ? 'empty' : 'ignore',
    );
    if (choice !== undefined) evidence.observe('query.broken-encoding', choice.value, broken);
  },
};

export const plus: Check = {
  id: 'robustness.plus',
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const isProbe = (text: string): boolean => text.includes(' ') && !text.includes(contract.filter.equals);
    const found = (await textFields(scene)).find(({ values }) => values.some(isProbe));
    const value = found?.values.find(isProbe);
    if (found === undefined || value === undefined) return evidence.needs('an item whose text holds a blank');
    const text = writeFilter(where(found.field, value), contract.filter);
    const reply = await listing.askRaw(`${encode(contract.parameters.filter)}=${text.split(' ').map(encode).join('+')}`);
    const choice = refusedOr(reply, evidence, 'a plus sign in a value', ({ items }) =>
      items.some((item) => fieldText(item, found.field) === value) ? 'blank' : 'plus',
    );
    if (choice !== undefined) evidence.observe('query.plus', choice.value, reply);
    if (reply.kind !== 'page') return;
    // A plus sign is a blank in a form and itself in a URI; either is lawful, anything else is a wrong page.
    const lawful = [value, value.replaceAll(' ', '+')];
    const isStray = (item: Item): boolean =>
      !lawful.some((one) => satisfies(item, where(found.field, one), 'lenient', 'and-first'));
    const stray = reply.items.find(isStray);
    if (stray !== undefined) {
      evidence.violate({
        subject: 'a plus sign in a value',
        expected: `only items called ${lawful.join(' or ')}`,
        received: JSON.stringify(fieldText(stray, found.field)),
        at: [reply],
        evidence: 'exchange',
        ownValue: againstFilter(reply, where(found.field, value), isStray),
      });
    }
  },
};

/** Text parameters that may stand there without a value; numbers have malformed values of their own. */
const textRoles = ['filter', 'order', 'projection', 'continue'] as const;

interface EmptyRoles {
  readonly roles: readonly (typeof textRoles)[number][];
  readonly reply: Reply;
}

/** The single parameters that change the page where they stand without a value; all of them together where none does by itself. */
async function narrowedRoles(scene: Scene, roles: EmptyRoles['roles'], reply: Reply): Promise<readonly EmptyRoles[]> {
  const single: EmptyRoles[] = [];
  for (const role of roles.length > 1 ? roles : []) {
    const alone = await scene.listing.ask({ [role]: '' });
    if ((await partsFromDefault(scene, alone)) !== undefined) single.push({ roles: [role], reply: alone });
  }
  return single.length > 0 ? single : [{ roles, reply }];
}

export const emptyParameters: Check = {
  id: 'robustness.empty-parameter',
  async judge(scene, evidence) {
    // All at once first: where that gives a page, each of them is left out.
    const together: ListQuery = { filter: '', order: '', projection: '', continue: '' };
    const all = await scene.listing.ask(together);
    const probes =
      all.kind === 'page' ? [[textRoles, together] as const] : textRoles.map((role) => [[role], { [role]: '' }] as const);
    for (const [roles, query] of probes) {
      const reply = await scene.listing.ask(query);
      const choice = refusedOr(reply, evidence, `an empty ${roles.join(', ')} parameter`, ({ items }) =>
        items.length === 0 ? 'empty' : 'ignore',
      );
      if (choice !== undefined) for (const role of roles) settle(scene, evidence, `${role}.empty`, [choice]);
      // An empty projection may be read as one of nothing, an empty filter as one that nothing matches.
      if (choice?.value !== 'ignore' || (await partsFromDefault(scene, reply)) === undefined) continue;
      for (const told of await narrowedRoles(scene, roles, reply)) {
        await sameAsDefault(scene, evidence, told.reply, `an empty ${told.roles.join(', ')} parameter`);
      }
    }
  },
};

export const robustness: readonly Check[] = [repeated, emptyParameters, unknownParameter, longQuery, encoding, plus];
