import { judgeClusters, type Judged } from '../checks/judging';
import { handOn, startFront, type Passing } from '../servers/front';
import { startPlainServer } from '../servers/plain-server';

/** What fails only when it is repeated beside a read that succeeds: a 5xx of a target that is down altogether says nothing of the request. */

const only = ['filtering.malformed'];
const isNonsense = ({ request: { url = '' } }: Passing): boolean => url.includes('nonsense');
const breakDown = ({ response }: Passing): void => {
  response.writeHead(500, { 'Content-Type': 'application/json' }).end('{"code":"Broken","message":"no","ref":"","details":{}}');
};

const judgeBehind = async (pass: (passing: Passing) => void): Promise<Judged> =>
  judgeClusters(await startFront(await startPlainServer({ size: 12 }), pass), { only });

test('a 500 that comes again beside a read that succeeds fails', async () => {
  const judged = await judgeBehind((passing) => (isNonsense(passing) ? breakDown(passing) : handOn(passing)));
  expect(judged.of.get('filtering.malformed')).toMatchObject({ outcome: 'fail' });
});

test('a 500 since which every answer is one is open, and says that the read beside it gave 500, too', async () => {
  let isDown = false;
  const judged = await judgeBehind((passing) => {
    isDown ||= isNonsense(passing);
    if (isDown) breakDown(passing);
    else handOn(passing);
  });
  const finding = judged.of.get('filtering.malformed');
  expect(finding).toMatchObject({ outcome: 'inconclusive' });
  expect(finding?.message).toMatch(/The read beside it did not succeed either, with status 500/);
  expect(finding?.message).not.toMatch(/could not be reproduced|data stands still/);
});

test('a 500 that does not come again beside a read that succeeds is open', async () => {
  let seen = 0;
  const judged = await judgeBehind((passing) => {
    if (isNonsense(passing)) seen += 1;
    if (isNonsense(passing) && seen === 1) breakDown(passing);
    else handOn(passing);
  });
  expect(judged.of.get('filtering.malformed')).toMatchObject({
    outcome: 'inconclusive',
    message: expect.stringMatching(/could not be reproduced/) as string,
  });
});
