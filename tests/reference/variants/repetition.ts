import { malformed } from '../errors';
import { isRepeated } from '../parameters';
import type { Variant } from './variant';

/** What counts of a parameter that is given twice. */
export const repetitionVariants: readonly Variant[] = [
  {
    id: 'last-of-repeated-parameters',
    choice: 'of a parameter given twice the last one counts',
    options: {
      behaviour: { parameter: () => (name, context) => new URLSearchParams(context.request.rawQuery).getAll(name).at(-1) },
    },
  },
  {
    id: 'repeated-parameters-refused',
    choice: 'a parameter given twice is refused',
    options: {
      behaviour: {
        parameter: (original) => (name, context) => {
          if (isRepeated(name, context))
            throw malformed(name, 'RepeatedParameter', `The parameter ${name} is given more than once.`);
          return original(name, context);
        },
      },
    },
  },
  {
    id: 'repeated-parameters-joined',
    choice: 'the values of a parameter given twice are one text with a comma between them',
    options: {
      behaviour: {
        parameter: (original) => (name, context) =>
          isRepeated(name, context) ? new URLSearchParams(context.request.rawQuery).getAll(name).join() : original(name, context),
      },
    },
  },
];
