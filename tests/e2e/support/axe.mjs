// axe-core in a page or frame: what it finds against WCAG 2.2 AA, and what it leaves to people.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A frame is a part of a page: the rules about whole pages are judged with the shop. */
const PAGE_RULES = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];

/**
 * {violations, incomplete}: "rule: html" for the former, {rule, reason, node} for the latter, where
 * `node` is the id in the core's list.
 */
export async function judge(frame, isPart) {
  await frame.evaluate(`window.axe ?? (() => { ${AXE} })()`);
  const rules = isPart ? Object.fromEntries(PAGE_RULES.map((id) => [id, { enabled: false }])) : {};
  return frame.evaluate(async (options) => {
    const found = await window.axe.run(document, options);
    const each = (results, told) =>
      results.flatMap(({ id, nodes }) => nodes.map((node) => told(id, node)));
    // By the element itself: while axe looked, the screen may have gone on without it.
    const nameOf = ({ element }) =>
      element.closest('[data-node]')?.dataset.node ?? (element.id || element.localName);
    const reasonOf = ({ any, all, none }) =>
      [...any, ...all, ...none].map(({ id, data }) => data?.messageKey ?? id)[0];
    return {
      violations: each(found.violations, (id, { html }) => `${id}: ${html.slice(0, 160)}`),
      incomplete: each(found.incomplete, (rule, node) =>
        ({ rule, reason: reasonOf(node), node: nameOf(node) })),
    };
  }, { runOnly: TAGS, rules, iframes: false, elementRef: true,
    resultTypes: ['violations', 'incomplete'] });
}
