import { ConfigError } from '../errors';
import type { RunAbout } from '../findings/ledger-record';
import type { Environment } from './environment';
import type { Given } from './layer';

/** A label is a name and no text. */
const longestLabel = 120;

/** What an environment variable may add to a report. */
const longestFact = 300;

export function readLabel({ value, source }: Given<string>): string {
  const label = value.trim();
  if (label === '' || label.length > longestLabel)
    throw new ConfigError(
      'CONFIG_LABEL',
      `Expected a label of 1 to ${longestLabel} characters in ${source}; received ${label.length}. Write it as in release=4.9.`,
    );
  return label;
}

/** The variables by which systems of continuous integration tell the commit: GitHub, GitLab, Jenkins, Azure, CircleCI. */
const commitVariables = ['GITHUB_SHA', 'CI_COMMIT_SHA', 'GIT_COMMIT', 'BUILD_SOURCEVERSION', 'CIRCLE_SHA1'] as const;

/** Those by which they tell the page of the run. */
const pageVariables = ['CI_JOB_URL', 'BUILD_URL', 'CIRCLE_BUILD_URL'] as const;

const first = (environment: Environment, names: readonly string[]): string | undefined =>
  names.map((name) => environment[name]?.trim()).find((value) => value !== undefined && value !== '');

/** GitHub tells the page of a run in three parts. */
function githubRun({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID }: Environment): string | undefined {
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID) return undefined;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/** What a report says of a run beside its findings: the label it was given, and the commit and the page of the pipeline it runs in. */
export function aboutRun(label: string | undefined, environment: Environment): RunAbout {
  const commit = first(environment, commitVariables)?.slice(0, longestFact);
  const ciRun = (githubRun(environment) ?? first(environment, pageVariables))?.slice(0, longestFact);
  return {
    ...(label !== undefined && { label }),
    ...(commit !== undefined && { commit }),
    ...(ciRun !== undefined && { ciRun }),
  };
}
