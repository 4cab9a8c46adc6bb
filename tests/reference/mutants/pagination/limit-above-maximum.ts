import { malformed } from '../../errors';
import { maximumLimit } from '../../page';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'limit-above-maximum-at-random',
    fault: 'a limit just above the maximum is clamped, one far above it refused',
    source: 'two validations with different bounds, in the gateway and in the service',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (Number(raw) > 500 && raw?.length === 4) throw malformed('limit', 'InvalidLimit', 'The limit is too large.');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-above-maximum-breaks',
    fault: 'a limit above 500 ends in a 500',
    source: 'a database that refuses large batches',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (Number(raw) > 500 && raw?.length === 4) throw new Error('batch too large');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-above-maximum-gives-nothing',
    fault: 'a limit above the maximum gives an empty page',
    source: 'an invalid value mapped to zero',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => (Number(raw) > maximumLimit && Number(raw) < 1e9 ? 0 : original(raw, context)),
    },
  },
  {
    id: 'limit-in-32-bits',
    fault: 'of a limit the lower 32 bits are read',
    source: 'public reports: a cast from int64 to int32 behind the parser',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) =>
        original(/^\d{10,18}$/.test(raw ?? '') ? String(BigInt(raw ?? '') % 2n ** 32n) : raw, context),
    },
  },
  {
    id: 'limit-and-one-breaks-at-31-bits',
    fault: 'one item more than the limit is asked of a store that counts in 31 bits, which ends in a 500',
    source: 'public reports: integer out of range',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => {
        if (Number(raw) === 2 ** 31 - 1) throw new Error('integer out of range');
        return original(raw, context);
      },
    },
  },
  {
    id: 'limit-and-one-wraps-at-63-bits',
    fault: 'a limit and one item more are counted in 63 bits, so that the last of them finds nothing',
    source: 'https://cwe.mitre.org/data/definitions/190.html',
    area: 'pagination',
    primary: 'pagination.limit-above-maximum',
    expect: ['pagination.limit-above-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => (raw === String(2n ** 63n - 1n) ? 0 : original(raw, context)),
    },
  },
];

export const silence: Silence = 'silent after the first read';
