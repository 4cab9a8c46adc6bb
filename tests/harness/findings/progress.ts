import type { Finding } from './finding';

/** What a run tells while it goes on: each request, and each requirement as it is judged. */
export type Progress =
  | { readonly kind: 'request'; readonly requests: number; readonly judging: string | undefined }
  | { readonly kind: 'judging'; readonly id: string }
  | { readonly kind: 'finding'; readonly finding: Finding };
