// Finds C++ function bodies by their braces: good enough for formatted code, without a compiler.

const literals = new RegExp([
  /\/\/[^\n]*/, /\/\*[\s\S]*?\*\//,  // comments
  /R"([^(\s]*)\([\s\S]*?\)\1"/, /"(?:\\.|[^"\\\n])*"/,  // strings
  /(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'/,  // characters, not the quotes in 10'000
].map((part) => part.source).join('|'), 'g');

/** The text with comments, strings and character literals blanked, line breaks kept. */
export function blankLiterals(text) {
  return text.replace(literals, (literal) => literal.replace(/[^\n]/g, ' '));
}

const notAFunction = new RegExp('^\\s*(?:\\}\\s*)?(?:if|for|while|switch|else|do|catch|try|' +
  'namespace|class|struct|enum|union|extern)\\b');

function opensFunction(head) {
  return head.includes('(') && !notAFunction.test(head) && !/[=,([{]\s*$|\breturn\b/.test(head);
}

/** Every function body as {name, line, length}; lambdas and blocks count for what holds them. */
export function functionsIn(text) {
  const code = blankLiterals(text).replace(/^[ \t]*#.*$/gm, (line) => ' '.repeat(line.length));
  const found = [];
  const open = [];
  let line = 1;
  let head = '';
  for (const character of code) {
    if (character === '\n') line += 1;
    if (character === '{') {
      const isInside = open.some((block) => block.name);
      const name = !isInside && opensFunction(head) ? head.trim().replace(/\s+/g, ' ') : null;
      open.push({ name, line: line - (head.trimStart().match(/\n/g)?.length ?? 0) });
      head = '';
    } else if (character === '}') {
      const block = open.pop();
      if (block?.name) {
        found.push({ name: block.name, line: block.line, length: line - block.line + 1 });
      }
      head = '';
    } else if (character === ';') {
      head = '';
    } else {
      head += character;
    }
  }
  return found;
}
