import { emptyList } from './empty-list';
import { errorSchema } from './error-schema';
import { json, mediaType, status } from './http';
import { identity, identityUnique, listMembers } from './members';
import { schema } from './schema';
import { stable } from './stable';
import type { Check } from '../../judging/check';

export const response: readonly Check[] = [
  stable,
  emptyList,
  status,
  mediaType,
  json,
  schema,
  listMembers,
  identity,
  identityUnique,
  errorSchema,
];
