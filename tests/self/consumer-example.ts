import type { paths } from '../../generated/types';

type Operation = paths['/v1/spectroclusters']['get'];
export type ClusterPage = Operation['responses'][200]['content']['application/json'];
export type ClusterQuery = NonNullable<Operation['parameters']['query']>;
export type Cluster = ClusterPage['items'][number];

/** What a consumer of the generated types writes: every cluster of a query, page by page. */
export async function* clusters(url: string, headers: Record<string, string>, query: ClusterQuery = {}): AsyncGenerator<Cluster> {
  for (let token: string | undefined; token !== '';) {
    const parameters = new URLSearchParams(
      Object.entries({ ...query, continue: token }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    );
    const response = await fetch(`${url}/v1/spectroclusters?${parameters.toString()}`, { headers });
    if (!response.ok) throw new Error(`Expected a page of clusters; received status ${response.status}.`);
    const page = (await response.json()) as ClusterPage;
    yield* page.items;
    token = page.listmeta?.continue ?? '';
  }
}
