import { certainText } from '../certain-value';
import type { Position } from '../position';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';
import { someLeaf } from './web-acl-statement';

/**
 * Holds when a statement speaks of requests to a path: by a text that they begin with or contain, by a regular
 * expression that names it, or by a label that another rule gives to such requests.
 *
 * @param rules the rules of the web ACL, whose labels count
 * @param seen paths of the rules that were followed already: labels may go round in a circle
 */
export function pathMentioned(
  rules: Position,
  statement: Position,
  path: string,
  seen: Set<string> = new Set(),
): Verdict {
  return someLeaf(
    statement,
    (leaf) =>
      any(
        byText(leaf.at('ByteMatchStatement'), path),
        byPattern(leaf.at('RegexMatchStatement.RegexString'), path),
        byPatternSet(leaf.at('RegexPatternSetReferenceStatement.Arn'), path),
        byLabel(rules, leaf.at('LabelMatchStatement.Key'), path, seen),
      ),
    `it does not speak of ${path}`,
  );
}

/** A statement on a longer path leaves out the rest of what begins with the shorter one. */
function byText(match: Position, path: string): Verdict {
  const encoded = certainText(match.at('SearchStringBase64'));
  const plain = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const spoken = (text: string) => !['', '/'].includes(text) && path.toLowerCase().includes(text.toLowerCase());
  if (encoded !== undefined && spoken(plain)) return compliant();
  return match
    .at('SearchString')
    .or('')
    .satisfies((text) => spoken(String(text)), `a part of ${path}`);
}

/** The pattern is read, not run: a template of somebody else's might hold one that never ends. */
function byPattern(pattern: Position, path: string): Verdict {
  const name = path.toLowerCase().replace(/^\//, '');
  return pattern
    .or('')
    .satisfies(
      (text) => String(text).toLowerCase().replaceAll('\\', '').includes(name),
      `a pattern that names ${path}`,
    );
}

function byPatternSet(arn: Position, path: string): Verdict {
  const target = arn.target();
  if (target.kind === 'absent') return violation(arn.path, 'there is no pattern set');
  const set = target.kind === 'reference' ? target.reference.resource : undefined;
  if (set?.type !== 'AWS::WAFv2::RegexPatternSet') return unknown(arn.path, 'the pattern set is not in the templates');
  return set.at('RegularExpressionList').some((pattern) => byPattern(pattern, path), 'no pattern names it');
}

function byLabel(rules: Position, key: Position, path: string, seen: Set<string>): Verdict {
  const label = certainText(key);
  if (label === undefined) return key.present();
  const givers = rules.items().filter((rule) => {
    return rule
      .at('RuleLabels')
      .items()
      .some((given) => [certainText(given.at('Name'))].some((name) => name !== undefined && sameLabel(label, name)));
  });
  return any(
    violation(key.path, `no rule gives the label to requests of ${path}`),
    ...givers
      .filter(({ path: giver }) => isNew(giver, seen))
      .map((rule) => pathMentioned(rules, rule.at('Statement'), path, seen)),
  );
}

function isNew(path: string, seen: Set<string>): boolean {
  const added = !seen.has(path);
  seen.add(path);
  return added;
}

/** A match may leave out the prefix of the web ACL that AWS WAF puts before a label. */
function sameLabel(matched: string, given: string): boolean {
  return matched === given || matched.endsWith(`:${given}`);
}
