// Reads a list of diagrams and prints what Mermaid's parser finds in each.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');

// Mermaid puts a character that was written by its number between such marks until it renders it.
const plain = (text) => text
  .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
  .replace(/ﬂ°(\w+)¶ß/g, '&$1;');

const read = async (text) => {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { nodes, edges } = db.getData();
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      parent: node.parentId ?? null,
      label: plain([node.label, node.description].flat().filter((each) => each).join(' ')),
      shape: node.shape,
      isGroup: node.isGroup,
      classes: node.cssClasses,
    })),
    edges: edges.map((edge) => ({ from: edge.start, to: edge.end, label: plain(edge.label ?? '') })),
  };
};

const results = [];
for (const text of JSON.parse(readFileSync(0, 'utf8'))) {
  try {
    await mermaid.parse(text);
    results.push(await read(text));
  } catch (error) {
    results.push({ error: String(error) });
  }
}
console.log(JSON.stringify(results));
