import type { Ask, Exchange } from '../../harness/client/exchange';
import { loadContract } from '../../harness/contract/load';
import { plannedOnce } from '../../harness/facts/planned';
import { noteWrong, type WrongUnion, wrongUnions } from '../../harness/facts/wrong-unions';
import type { Scene } from '../../harness/judging/check';
import { Listing } from '../../harness/listing/listing';
import type { Reply } from '../../harness/listing/reply';

/** A view of a target that refuses everything, and how often it was asked. */
async function open() {
  let sent = 0;
  const send = ({ query = [] }: Ask): Promise<Exchange> => {
    sent += 1;
    return Promise.resolve({
      id: sent,
      request: { method: 'GET', url: `http://127.0.0.1:9/?${query.join('&')}`, headers: {}, credential: 'configured' },
      response: { status: 400, headers: {}, text: '', json: undefined, echoed: false },
      attempts: [{ startedMs: 0, durationMs: 0, status: 400, failure: undefined, pausedMs: 0 }],
    });
  };
  return { view: Listing.open(await loadContract(), { send }), sent: () => sent };
}

/** As one check asks through a view, and what it is told. */
function checking(view: Listing) {
  const replies: Reply[] = [];
  const unsendable: string[] = [];
  const listing = view.noting((reply) => replies.push(reply));
  const scene = { listing, unsendable: (path: string, why: string) => unsendable.push(`${path} ${why}`) } as unknown as Scene;
  return { scene, told: () => ({ replies: replies.map(({ kind }) => kind), unsendable, wrong: wrongUnions(scene).length }) };
}

const wrong = {} as WrongUnion;

async function choose(scene: Scene): Promise<string> {
  await scene.listing.ask({ limit: 3 });
  scene.unsendable('name', 'too-long');
  noteWrong(scene, wrong);
  return 'chosen';
}

const all = { replies: ['refusal'], unsendable: ['name too-long'], wrong: 1 };

test('what is planned is chosen once for a view, and who comes later is told of all that the first one was', async () => {
  const plans = plannedOnce<string, string>();
  const { view } = await open();
  const choosing = jest.fn(choose);
  const [first, second] = [checking(view), checking(view)];
  for (const { scene, told } of [first, second]) {
    expect(await plans(scene, 'a', choosing)).toBe('chosen');
    expect(told()).toEqual(all);
  }
  expect(choosing).toHaveBeenCalledTimes(1);
  await plans(second.scene, 'b', choosing);
  expect(choosing).toHaveBeenCalledTimes(2);
});

test('a plan tells of what the plans within it were told, also where those were made before', async () => {
  const [inner, outer] = [plannedOnce<string, string>(), plannedOnce<string, string>()];
  const { view } = await open();
  await inner(checking(view).scene, 'a', choose);
  const around = (scene: Scene): Promise<string> => outer(scene, 'a', (one) => inner(one, 'a', choose));
  for (const { scene, told } of [checking(view), checking(view)]) {
    await around(scene);
    expect(told()).toEqual(all);
  }
});

test('a fresh view plans anew', async () => {
  const plans = plannedOnce<string, string>();
  const { view, sent } = await open();
  await plans(checking(view).scene, 'a', choose);
  await plans(checking(view.fresh()).scene, 'a', choose);
  expect(sent()).toBe(2);
});

test('a plan that failed is made again by whoever comes next', async () => {
  const plans = plannedOnce<string, string>();
  const { view } = await open();
  const failing = async (scene: Scene): Promise<string> => {
    await choose(scene);
    throw new Error('no more');
  };
  const first = checking(view);
  await expect(plans(first.scene, 'a', failing)).rejects.toThrow('no more');
  expect(first.told()).toEqual(all);
  expect(await plans(checking(view).scene, 'a', choose)).toBe('chosen');
});
