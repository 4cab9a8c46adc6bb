import { schemaFault, template, set } from '../schema-fault';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  schemaFault(
    'layer-undeclared',
    'from the second page on a pack has a layer the enumeration does not declare',
    'an enumeration that grew',
    `${template}.0.packs.0`,
    set(`${template}.0.packs.0.layer`, 'network'),
    50,
    'response.enumeration',
  ),
  schemaFault(
    'pack-type-of-a-later-version',
    'a pack has the type oci',
    'public reports: a later version of the API declares it',
    `${template}.0.packs.0`,
    set(`${template}.0.packs.0.type`, 'oci'),
    50,
    'response.enumeration',
  ),
  schemaFault(
    'cloud-type-in-capitals',
    'a template has the cloud type AWS',
    'names of constants in place of their values',
    `${template}.0.cloudType`,
    set(`${template}.0.cloudType`, 'AWS'),
    0,
    'response.enumeration',
  ),
];

export const silence: Silence = { items: 0 };
