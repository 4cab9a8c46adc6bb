// Made from spec/ by "npm run generate". Not to be edited.
import type { CompiledSchema } from '../tests/harness/contract/schema-failure';

export declare const page: CompiledSchema;
export declare const pageAround: CompiledSchema;
export declare const pageMember: CompiledSchema;
export declare const projectedPage: CompiledSchema;
export declare const projectedPageAround: CompiledSchema;
export declare const projectedPageMember: CompiledSchema;
export declare const error: CompiledSchema;
