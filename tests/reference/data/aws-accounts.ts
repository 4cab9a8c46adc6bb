import type { AwsAccount, AwsAccountSpec } from '../types';
import { makeMetadata } from './metadata';
import type { DataOptions } from './options';
import { unlessGap } from './presence';
import { makeRandom, type Random } from './random';
import { inTurn } from './words';

/** Apart from the draws of the other listings, so that no two objects have one identity. */
const ownDraws = 3_000_017;

const credentialTypes = ['sts', 'secret', 'pod-identity'] as const;
const partitions = ['aws-us-gov', 'aws', 'aws-iso', 'aws-iso-b'] as const;
const states = ['Valid', 'Pending', 'Invalid', 'valid', 'Expired'] as const;
const owners = ['billing', 'Billing', 'sandbox', 'Lohnbüro', 'Łódź', 'data lake', 'R+D'] as const;

/** Accounts in the default order of the listing, which is the order of no field. */
export function makeAwsAccounts({ size, seed }: DataOptions): readonly AwsAccount[] {
  const random = makeRandom(seed + ownDraws);
  return Array.from({ length: size }, (_, index): AwsAccount => ({
    apiVersion: 'cloudaccount.example.com/v1',
    kind: 'AwsAccount',
    metadata: makeMetadata({ index, random, path: '/v1/cloudaccounts/aws', makeName: makeAccountName }),
    spec: makeSpec(index, random),
    status: { ...unlessGap('state', index, (): { state: string } => ({ state: inTurn(states, index + random.integer(0, 1)) })) },
  }));
}

function makeAccountName(random: Random): string {
  return `${random.pick(owners)} ${random.integer(1, 9)}`;
}

function makeSpec(index: number, random: Random): AwsAccountSpec {
  const credentialType = inTurn(credentialTypes, index === 2 ? 0 : index);
  return {
    ...unlessGap('credentialType', index, (): AwsAccountSpec => ({ credentialType })),
    ...unlessGap('partition', index, (): AwsAccountSpec => ({ partition: inTurn(partitions, random.integer(0, 3)) })),
    ...(credentialType === 'secret' && { accessKey: `AKIA${random.hex(16).toUpperCase()}` }),
    ...(credentialType === 'sts' && {
      policyARNs: random.list(0, 2, () => `arn:aws:iam::aws:policy/${random.pick(['ReadOnly', 'Network', 'Compute'])}`),
      sts: {
        arn: `arn:aws:iam::${random.integer(100_000_000, 999_999_999)}000:role/cluster-maker`,
        externalId: random.hex(12),
      },
    }),
  };
}
