import { complaintsOf, judgeField } from '../detection/strangers';
import { crash, type FieldFault } from '../servers/field-faults/fault';
import { fieldFaults } from '../servers/field-faults';

/** Tokens that no target gave: what reads them with too little care breaks. */

/** The token is the name of a file, or of a key that has a longest one. */
const breaksAtLength: FieldFault['change'] = (base) => ({
  decode: (token) => (token.length > 512 ? crash('OSError: File name too long') : base.decode(token)),
});

test('a long token that breaks a target is told by every second seed, and the target without the fault conforms', async () => {
  expect(complaintsOf(await judgeField({}, breaksAtLength, 2)).join('\n')).toContain('pagination.token-misused');
  expect(complaintsOf(await judgeField({}, undefined, 2))).toEqual([]);
});

test('a date in a token that is none is told', async () => {
  const fault = fieldFaults.flatMap(({ faults }) => faults).find(({ id }) => id === 'token-date-unchecked-breaks');
  expect(complaintsOf(await judgeField(fault?.options, fault?.change)).join('\n')).toContain('pagination.token-misused');
});
