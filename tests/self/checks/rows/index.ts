import { filtering } from './filtering';
import { pagination } from './pagination';
import { projection } from './projection';
import { response } from './response';
import { robustness } from './robustness';
import { nothing, type Rows } from './row';
import { security } from './security';
import { sorting } from './sorting';

export type { Row, Silence } from './row';

/** One row for each requirement. */
export const rows: Rows = {
  ...pagination,
  ...sorting,
  ...filtering,
  ...projection,
  'model.equivalence': { fault: { countItems: () => () => 1000 }, inconclusive: nothing },
  ...robustness,
  ...security,
  ...response,
};
