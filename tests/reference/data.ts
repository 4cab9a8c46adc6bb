import type { Project } from './context';
import type { DataOptions } from './data/options';
import type { ServedListing } from './served-listing';

export const projectUids = ['5f1c0a7e9b2d4c6e8a013579', '5f1c0a7e9b2d4c6e8a02468b'] as const;
/** Items in the second project, whatever the size of the first. */
const secondSize = 23;

const cache = new Map<string, readonly [Project, Project]>();

/** Two projects of a listing that share no identity; made once for equal options. */
export function makeProjects(listing: ServedListing, { size, seed }: DataOptions): readonly [Project, Project] {
  const key = `${listing.path}/${size}/${seed}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const projects: readonly [Project, Project] = [
    { uid: projectUids[0], items: listing.makeItems({ size, seed }) },
    { uid: projectUids[1], items: listing.makeItems({ size: secondSize, seed: seed + 1_000_003 }) },
  ];
  cache.set(key, projects);
  return projects;
}
