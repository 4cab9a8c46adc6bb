// Made from spec/ by "npm run generate". Not to be edited.
import type { Check } from '../tests/harness/judging/check';
import { check as filteringAnd } from '../tests/harness/checks/filtering/and';
import { check as filteringClauses } from '../tests/harness/checks/filtering/clauses';
import { check as filteringComparisonBoundary } from '../tests/harness/checks/filtering/comparison-boundary';
import { check as filteringComparisonComplete } from '../tests/harness/checks/filtering/comparison-complete';
import { check as filteringComparisonIllTyped } from '../tests/harness/checks/filtering/comparison-ill-typed';
import { check as filteringComparisonParts } from '../tests/harness/checks/filtering/comparison-parts';
import { check as filteringComparisonSound } from '../tests/harness/checks/filtering/comparison-sound';
import { check as filteringContradiction } from '../tests/harness/checks/filtering/contradiction';
import { check as filteringCount } from '../tests/harness/checks/filtering/count';
import { check as filteringEqualityComplete } from '../tests/harness/checks/filtering/equality-complete';
import { check as filteringEqualitySound } from '../tests/harness/checks/filtering/equality-sound';
import { check as filteringExact } from '../tests/harness/checks/filtering/exact';
import { check as filteringGrouping } from '../tests/harness/checks/filtering/grouping';
import { check as filteringIllTyped } from '../tests/harness/checks/filtering/ill-typed';
import { check as filteringIn } from '../tests/harness/checks/filtering/in';
import { check as filteringLaws } from '../tests/harness/checks/filtering/laws';
import { check as filteringMalformed } from '../tests/harness/checks/filtering/malformed';
import { check as filteringMissing } from '../tests/harness/checks/filtering/missing';
import { check as filteringNoMatch } from '../tests/harness/checks/filtering/no-match';
import { check as filteringNotEqual } from '../tests/harness/checks/filtering/not-equal';
import { check as filteringOr } from '../tests/harness/checks/filtering/or';
import { check as filteringOuterBlanks } from '../tests/harness/checks/filtering/outer-blanks';
import { check as filteringPartition } from '../tests/harness/checks/filtering/partition';
import { check as filteringPrecedence } from '../tests/harness/checks/filtering/precedence';
import { check as filteringProjectedAway } from '../tests/harness/checks/filtering/projected-away';
import { check as filteringRange } from '../tests/harness/checks/filtering/range';
import { check as filteringTextMatch } from '../tests/harness/checks/filtering/text-match';
import { check as filteringUndeclaredValue } from '../tests/harness/checks/filtering/undeclared-value';
import { check as filteringUndecodable } from '../tests/harness/checks/filtering/undecodable';
import { check as filteringUnknownField } from '../tests/harness/checks/filtering/unknown-field';
import { check as filteringUnknownOperator } from '../tests/harness/checks/filtering/unknown-operator';
import { check as filteringValueCharacters } from '../tests/harness/checks/filtering/value-characters';
import { check as filteringValueOperators } from '../tests/harness/checks/filtering/value-operators';
import { check as filteringWithOrder } from '../tests/harness/checks/filtering/with-order';
import { check as modelEquivalence } from '../tests/harness/checks/model/equivalence';
import { check as paginationContinueFilter } from '../tests/harness/checks/pagination/continue-filter';
import { check as paginationContinueLimit } from '../tests/harness/checks/pagination/continue-limit';
import { check as paginationContinueOrder } from '../tests/harness/checks/pagination/continue-order';
import { check as paginationContinueProjection } from '../tests/harness/checks/pagination/continue-projection';
import { check as paginationCountConstant } from '../tests/harness/checks/pagination/count-constant';
import { check as paginationCountRemaining } from '../tests/harness/checks/pagination/count-remaining';
import { check as paginationCountTotal } from '../tests/harness/checks/pagination/count-total';
import { check as paginationLimit } from '../tests/harness/checks/pagination/limit';
import { check as paginationLimitAboveMaximum } from '../tests/harness/checks/pagination/limit-above-maximum';
import { check as paginationLimitDefault } from '../tests/harness/checks/pagination/limit-default';
import { check as paginationLimitMalformed } from '../tests/harness/checks/pagination/limit-malformed';
import { check as paginationLimitMaximum } from '../tests/harness/checks/pagination/limit-maximum';
import { check as paginationLinkFirst } from '../tests/harness/checks/pagination/link-first';
import { check as paginationLinkLast } from '../tests/harness/checks/pagination/link-last';
import { check as paginationLinkPrev } from '../tests/harness/checks/pagination/link-prev';
import { check as paginationLinkSelf } from '../tests/harness/checks/pagination/link-self';
import { check as paginationMore } from '../tests/harness/checks/pagination/more';
import { check as paginationNextOffset } from '../tests/harness/checks/pagination/next-offset';
import { check as paginationNumberFetched } from '../tests/harness/checks/pagination/number-fetched';
import { check as paginationOffsetEnd } from '../tests/harness/checks/pagination/offset-end';
import { check as paginationOffsetMalformed } from '../tests/harness/checks/pagination/offset-malformed';
import { check as paginationOffsetPosition } from '../tests/harness/checks/pagination/offset-position';
import { check as paginationOffsetWalk } from '../tests/harness/checks/pagination/offset-walk';
import { check as paginationPageCount } from '../tests/harness/checks/pagination/page-count';
import { check as paginationPageEnd } from '../tests/harness/checks/pagination/page-end';
import { check as paginationPageMalformed } from '../tests/harness/checks/pagination/page-malformed';
import { check as paginationPagePosition } from '../tests/harness/checks/pagination/page-position';
import { check as paginationPageReported } from '../tests/harness/checks/pagination/page-reported';
import { check as paginationPageSize } from '../tests/harness/checks/pagination/page-size';
import { check as paginationPageWalk } from '../tests/harness/checks/pagination/page-walk';
import { check as paginationPagesFull } from '../tests/harness/checks/pagination/pages-full';
import { check as paginationThisOffset } from '../tests/harness/checks/pagination/this-offset';
import { check as paginationTokenAtEnd } from '../tests/harness/checks/pagination/token-at-end';
import { check as paginationTokenGarbage } from '../tests/harness/checks/pagination/token-garbage';
import { check as paginationTokenMisused } from '../tests/harness/checks/pagination/token-misused';
import { check as paginationTokenPresent } from '../tests/harness/checks/pagination/token-present';
import { check as paginationTokenReplay } from '../tests/harness/checks/pagination/token-replay';
import { check as paginationWalkComplete } from '../tests/harness/checks/pagination/walk-complete';
import { check as paginationWalkEnds } from '../tests/harness/checks/pagination/walk-ends';
import { check as paginationWalkUnique } from '../tests/harness/checks/pagination/walk-unique';
import { check as projectionMalformed } from '../tests/harness/checks/projection/malformed';
import { check as projectionMembership } from '../tests/harness/checks/projection/membership';
import { check as projectionNoResidue } from '../tests/harness/checks/projection/no-residue';
import { check as projectionOnlyAsked } from '../tests/harness/checks/projection/only-asked';
import { check as projectionSchema } from '../tests/harness/checks/projection/schema';
import { check as projectionValues } from '../tests/harness/checks/projection/values';
import { check as responseEmptyList } from '../tests/harness/checks/response/empty-list';
import { check as responseEnumeration } from '../tests/harness/checks/response/enumeration';
import { check as responseErrorSchema } from '../tests/harness/checks/response/error-schema';
import { check as responseIdentity } from '../tests/harness/checks/response/identity';
import { check as responseIdentityUnique } from '../tests/harness/checks/response/identity-unique';
import { check as responseJson } from '../tests/harness/checks/response/json';
import { check as responseListMembers } from '../tests/harness/checks/response/list-members';
import { check as responseMediaType } from '../tests/harness/checks/response/media-type';
import { check as responseNulls } from '../tests/harness/checks/response/nulls';
import { check as responseSchema } from '../tests/harness/checks/response/schema';
import { check as responseStable } from '../tests/harness/checks/response/stable';
import { check as responseStatus } from '../tests/harness/checks/response/status';
import { check as robustnessEmptyParameter } from '../tests/harness/checks/robustness/empty-parameter';
import { check as robustnessEncoding } from '../tests/harness/checks/robustness/encoding';
import { check as robustnessLongQuery } from '../tests/harness/checks/robustness/long-query';
import { check as robustnessPlus } from '../tests/harness/checks/robustness/plus';
import { check as robustnessRepeatedParameter } from '../tests/harness/checks/robustness/repeated-parameter';
import { check as robustnessUnknownParameter } from '../tests/harness/checks/robustness/unknown-parameter';
import { check as securityCredentialEcho } from '../tests/harness/checks/security/credential-echo';
import { check as securityDisclosure } from '../tests/harness/checks/security/disclosure';
import { check as securityEmptyCredential } from '../tests/harness/checks/security/empty-credential';
import { check as securityInjection } from '../tests/harness/checks/security/injection';
import { check as securityIsolation } from '../tests/harness/checks/security/isolation';
import { check as securityMissingCredential } from '../tests/harness/checks/security/missing-credential';
import { check as securitySharedCache } from '../tests/harness/checks/security/shared-cache';
import { check as securityWrongCredential } from '../tests/harness/checks/security/wrong-credential';
import { check as sortingAscending } from '../tests/harness/checks/sorting/ascending';
import { check as sortingCollation } from '../tests/harness/checks/sorting/collation';
import { check as sortingDefault } from '../tests/harness/checks/sorting/default';
import { check as sortingDescending } from '../tests/harness/checks/sorting/descending';
import { check as sortingMalformed } from '../tests/harness/checks/sorting/malformed';
import { check as sortingMissingValues } from '../tests/harness/checks/sorting/missing-values';
import { check as sortingPermutation } from '../tests/harness/checks/sorting/permutation';
import { check as sortingProjectedAway } from '../tests/harness/checks/sorting/projected-away';
import { check as sortingReverse } from '../tests/harness/checks/sorting/reverse';
import { check as sortingSecondKey } from '../tests/harness/checks/sorting/second-key';
import { check as sortingSecondKeyDirection } from '../tests/harness/checks/sorting/second-key-direction';
import { check as sortingThirdKey } from '../tests/harness/checks/sorting/third-key';
import { check as sortingTies } from '../tests/harness/checks/sorting/ties';
import { check as sortingWithFilter } from '../tests/harness/checks/sorting/with-filter';
import { check as sortingWithProjection } from '../tests/harness/checks/sorting/with-projection';
import type { RequirementId } from './requirement-ids';

export const checks: { readonly [id in RequirementId]: Check<id> } = {
  'filtering.and': filteringAnd,
  'filtering.clauses': filteringClauses,
  'filtering.comparison-boundary': filteringComparisonBoundary,
  'filtering.comparison-complete': filteringComparisonComplete,
  'filtering.comparison-ill-typed': filteringComparisonIllTyped,
  'filtering.comparison-parts': filteringComparisonParts,
  'filtering.comparison-sound': filteringComparisonSound,
  'filtering.contradiction': filteringContradiction,
  'filtering.count': filteringCount,
  'filtering.equality-complete': filteringEqualityComplete,
  'filtering.equality-sound': filteringEqualitySound,
  'filtering.exact': filteringExact,
  'filtering.grouping': filteringGrouping,
  'filtering.ill-typed': filteringIllTyped,
  'filtering.in': filteringIn,
  'filtering.laws': filteringLaws,
  'filtering.malformed': filteringMalformed,
  'filtering.missing': filteringMissing,
  'filtering.no-match': filteringNoMatch,
  'filtering.not-equal': filteringNotEqual,
  'filtering.or': filteringOr,
  'filtering.outer-blanks': filteringOuterBlanks,
  'filtering.partition': filteringPartition,
  'filtering.precedence': filteringPrecedence,
  'filtering.projected-away': filteringProjectedAway,
  'filtering.range': filteringRange,
  'filtering.text-match': filteringTextMatch,
  'filtering.undeclared-value': filteringUndeclaredValue,
  'filtering.undecodable': filteringUndecodable,
  'filtering.unknown-field': filteringUnknownField,
  'filtering.unknown-operator': filteringUnknownOperator,
  'filtering.value-characters': filteringValueCharacters,
  'filtering.value-operators': filteringValueOperators,
  'filtering.with-order': filteringWithOrder,
  'model.equivalence': modelEquivalence,
  'pagination.continue-filter': paginationContinueFilter,
  'pagination.continue-limit': paginationContinueLimit,
  'pagination.continue-order': paginationContinueOrder,
  'pagination.continue-projection': paginationContinueProjection,
  'pagination.count-constant': paginationCountConstant,
  'pagination.count-remaining': paginationCountRemaining,
  'pagination.count-total': paginationCountTotal,
  'pagination.limit': paginationLimit,
  'pagination.limit-above-maximum': paginationLimitAboveMaximum,
  'pagination.limit-default': paginationLimitDefault,
  'pagination.limit-malformed': paginationLimitMalformed,
  'pagination.limit-maximum': paginationLimitMaximum,
  'pagination.link-first': paginationLinkFirst,
  'pagination.link-last': paginationLinkLast,
  'pagination.link-prev': paginationLinkPrev,
  'pagination.link-self': paginationLinkSelf,
  'pagination.more': paginationMore,
  'pagination.next-offset': paginationNextOffset,
  'pagination.number-fetched': paginationNumberFetched,
  'pagination.offset-end': paginationOffsetEnd,
  'pagination.offset-malformed': paginationOffsetMalformed,
  'pagination.offset-position': paginationOffsetPosition,
  'pagination.offset-walk': paginationOffsetWalk,
  'pagination.page-count': paginationPageCount,
  'pagination.page-end': paginationPageEnd,
  'pagination.page-malformed': paginationPageMalformed,
  'pagination.page-position': paginationPagePosition,
  'pagination.page-reported': paginationPageReported,
  'pagination.page-size': paginationPageSize,
  'pagination.page-walk': paginationPageWalk,
  'pagination.pages-full': paginationPagesFull,
  'pagination.this-offset': paginationThisOffset,
  'pagination.token-at-end': paginationTokenAtEnd,
  'pagination.token-garbage': paginationTokenGarbage,
  'pagination.token-misused': paginationTokenMisused,
  'pagination.token-present': paginationTokenPresent,
  'pagination.token-replay': paginationTokenReplay,
  'pagination.walk-complete': paginationWalkComplete,
  'pagination.walk-ends': paginationWalkEnds,
  'pagination.walk-unique': paginationWalkUnique,
  'projection.malformed': projectionMalformed,
  'projection.membership': projectionMembership,
  'projection.no-residue': projectionNoResidue,
  'projection.only-asked': projectionOnlyAsked,
  'projection.schema': projectionSchema,
  'projection.values': projectionValues,
  'response.empty-list': responseEmptyList,
  'response.enumeration': responseEnumeration,
  'response.error-schema': responseErrorSchema,
  'response.identity': responseIdentity,
  'response.identity-unique': responseIdentityUnique,
  'response.json': responseJson,
  'response.list-members': responseListMembers,
  'response.media-type': responseMediaType,
  'response.nulls': responseNulls,
  'response.schema': responseSchema,
  'response.stable': responseStable,
  'response.status': responseStatus,
  'robustness.empty-parameter': robustnessEmptyParameter,
  'robustness.encoding': robustnessEncoding,
  'robustness.long-query': robustnessLongQuery,
  'robustness.plus': robustnessPlus,
  'robustness.repeated-parameter': robustnessRepeatedParameter,
  'robustness.unknown-parameter': robustnessUnknownParameter,
  'security.credential-echo': securityCredentialEcho,
  'security.disclosure': securityDisclosure,
  'security.empty-credential': securityEmptyCredential,
  'security.injection': securityInjection,
  'security.isolation': securityIsolation,
  'security.missing-credential': securityMissingCredential,
  'security.shared-cache': securitySharedCache,
  'security.wrong-credential': securityWrongCredential,
  'sorting.ascending': sortingAscending,
  'sorting.collation': sortingCollation,
  'sorting.default': sortingDefault,
  'sorting.descending': sortingDescending,
  'sorting.malformed': sortingMalformed,
  'sorting.missing-values': sortingMissingValues,
  'sorting.permutation': sortingPermutation,
  'sorting.projected-away': sortingProjectedAway,
  'sorting.reverse': sortingReverse,
  'sorting.second-key': sortingSecondKey,
  'sorting.second-key-direction': sortingSecondKeyDirection,
  'sorting.third-key': sortingThirdKey,
  'sorting.ties': sortingTies,
  'sorting.with-filter': sortingWithFilter,
  'sorting.with-projection': sortingWithProjection,
};
