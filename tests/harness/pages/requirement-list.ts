import type { Requirement } from '../findings/finding';

/** What the list tells of a requirement beside its entry. */
export interface Applicability {
  /** Why the contract at hand does not promise it; `undefined` where it does. */
  readonly left: (requirement: Requirement) => string | undefined;
  /** What its check may lack, in phrases that go on from "It needs". */
  readonly needs: (id: string) => readonly string[];
}

/** What `--list` prints: each requirement, what it asks of the contract, and what data can show it. */
export function requirementList(requirements: readonly Requirement[], { left, needs }: Applicability): string {
  const lines = requirements.flatMap((requirement) => {
    const { id, level, core, title, needs: roles = [] } = requirement;
    const data = needs(id);
    return [
      `${level} ${id}: ${title}${core ? ' (core)' : ''}`,
      `    asks of the contract  ${roles.join(', ') || 'a listing'}`,
      `    can be shown with     ${data.join('; ') || 'any answer'}`,
      ...[left(requirement)].flatMap((why) => (why === undefined ? [] : [`    does not apply        ${why}`])),
    ];
  });
  return `${lines.join('\n')}\n`;
}
