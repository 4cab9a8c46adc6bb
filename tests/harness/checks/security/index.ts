import type { Check } from '../../judging/check';
import { injection } from './injection';
import { emptyCredential, isolation, missingCredential, wrongCredential } from './credential';
import { credentialEcho, disclosure } from './disclosure';

export const security: readonly Check[] = [
  missingCredential,
  emptyCredential,
  wrongCredential,
  isolation,
  injection,
  disclosure,
  credentialEcho,
];
