import type { Check } from '../../judging/check';
import { excerpt } from '../../listing/value';

/** Text that belongs into a server's log and not into its answers. */
const disclosures: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a stack trace',
    /(^|\n|\\n)\s*at \S+ ?\(?[^\n)]*:\d+(:\d+)?\)?|Traceback \(most recent call last\)|goroutine \d+ \[|panic: |\.java:\d+\)|Exception in thread/,
  ],
  [
    'a file path',
    /(?:^|[\s"'(=])(?:\/(?:usr|home|var|opt|srv|app|root|etc|go|src|workspace)\/[\w./-]+|[A-Z]:\\\\?[\w\\ .-]+\\)|\b[\w-]+\.(?:go|java|py|rb|php|cs):\d+/,
  ],
  [
    'database query text',
    /\bSELECT\b[\s\S]{1,200}\bFROM\b|\bsyntax error at or near\b|\bSQLSTATE\b|\bORA-\d{5}\b|MongoError|MongoServerError|\bE11000\b|\bpq: |\$(?:match|regex|where|elemMatch)\b.*[{[]|SQLITE_ERROR|near "[^"]*": syntax error/,
  ],
];

export const disclosure: Check = {
  id: 'security.disclosure',
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await scene.listing.ask({ limit: 'abc' });
    for (const exchange of scene.exchanges()) {
      const { response } = exchange;
      if (response === undefined || response.status < 400) continue;
      evidence.witness(exchange);
      const sent = decodeURIComponent(exchange.request.url.replaceAll(/%(?![0-9a-f]{2})/gi, '%25').replaceAll('+', ' '));
      for (const [what, pattern] of disclosures) {
        const found = pattern.exec(response.text)?.[0];
        // An error may quote the request.
        if (found === undefined || sent.includes(found.trim())) continue;
        evidence.violate({
          subject: what,
          expected: `no ${what.replace(/^an? /, '')} in an error`,
          received: excerpt(found.trim(), 100),
          at: [exchange],
          evidence: 'exchange',
        });
      }
    }
    evidence.needs('an error response');
  },
};

export const credentialEcho: Check = {
  id: 'security.credential-echo',
  async judge(scene, evidence) {
    await scene.listing.ask({ limit: 'abc' });
    if (scene.target.credentials.key === undefined && scene.target.credentials.token === undefined)
      return evidence.needs('a configured credential');
    for (const exchange of scene.exchanges()) {
      if (exchange.response === undefined || exchange.request.credential !== 'configured') continue;
      evidence.witness(exchange);
      if (exchange.response.echoed) {
        evidence.violate({
          subject: 'the credential',
          expected: 'no credential in a response',
          received: 'the configured credential (replaced in this record)',
          at: [exchange],
          evidence: 'exchange',
        });
      }
    }
  },
};
