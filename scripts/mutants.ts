import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problemsOf } from '../tests/self/detection/detection';
import { detectionFile, measure } from '../tests/self/detection/matrix';
import { churningTrials, churnProblemsOf } from '../tests/self/detection/measure-churn';
import { movingProblemsOf, movingRows } from '../tests/self/detection/moving';
import { runTrials } from '../tests/self/detection/pool';
import { figures } from '../tests/self/detection/report';
import { figuresOfSeveral, measureSeveral } from '../tests/self/detection/measure-several';
import { problemsOfSeveral } from '../tests/self/detection/several-faults';
import { meetStrangers } from '../tests/self/detection/strangers';
import { sizeProblemsOf, sizeTrials } from '../tests/self/detection/sizes';
import { tryOnly } from '../tests/self/detection/try-only';

/**
 * `npm run mutants [-- --only ID,…]`: judges every mutant and every conforming server, servers with several faults and all seeds of data
 * that moves, tells what was found and writes generated/detection.md. With `--only`, tells what these draw and writes nothing. With
 * `--field`, judges the servers of public reports (`--sizes 50/50`: default and maximum of a page) and writes nothing. With
 * `--other-sizes`, judges every mutant of the reference server at 400 items, and at 130 in pages of up to 100, and writes nothing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      field: { type: 'boolean' },
      sizes: { type: 'string' },
      'other-sizes': { type: 'boolean' },
    },
  });
  if (values.field === true) {
    await meetStrangers(values.only?.split(',') ?? [], values.sizes ?? '50/100', console.log);
    return;
  }
  if (values['other-sizes'] === true) {
    const trials = await runTrials(sizeTrials(), () => process.stderr.write('.'));
    const problems = sizeProblemsOf(trials);
    console.log([...problems, `${trials.length} servers at other sizes; problems: ${problems.length}`].join('\n'));
    process.exitCode = problems.length === 0 ? 0 : 1;
    return;
  }
  if (values.only !== undefined) {
    console.log((await tryOnly(values.only.split(','))).join('\n'));
    return;
  }
  const { detection, trials, kept, report } = await measure(() => process.stderr.write('.'));
  process.stderr.write('\n');
  const moving = movingRows(kept).map((cells) => cells.join('  '));
  const telling = await measureSeveral();
  const churned = await runTrials(churningTrials());
  const problems = [
    ...problemsOf(detection),
    ...movingProblemsOf(kept),
    ...problemsOfSeveral(telling),
    ...churnProblemsOf(churned),
  ];
  console.log(
    [
      ...figures(detection, trials.filter(({ kind }) => kind === 'lawful').length),
      ...moving,
      ...figuresOfSeveral(telling),
      `${churned.length} targets whose data moves at random: ${churnProblemsOf(churned).length} failed, warned of or ended otherwise`,
      ...problems,
    ].join('\n'),
  );
  writeFileSync(detectionFile, report);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
