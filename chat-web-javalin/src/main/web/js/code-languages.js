/** The language of code that comes without a name. */
export const GUESSED = "guessed";

const NAMES = {
  bash: "Bash",
  c: "C",
  cpp: "C++",
  "c++": "C++",
  cs: "C#",
  csharp: "C#",
  css: "CSS",
  csv: "CSV",
  diff: "Diff",
  dockerfile: "Dockerfile",
  go: "Go",
  graphql: "GraphQL",
  hcl: "HCL",
  html: "HTML",
  http: "HTTP",
  ini: "INI",
  java: "Java",
  javascript: "JavaScript",
  js: "JavaScript",
  json: "JSON",
  jsx: "JSX",
  kotlin: "Kotlin",
  kt: "Kotlin",
  latex: "LaTeX",
  lua: "Lua",
  makefile: "Makefile",
  markdown: "Markdown",
  md: "Markdown",
  perl: "Perl",
  php: "PHP",
  plaintext: "Text",
  powershell: "PowerShell",
  py: "Python",
  python: "Python",
  r: "R",
  rb: "Ruby",
  rs: "Rust",
  ruby: "Ruby",
  rust: "Rust",
  scala: "Scala",
  scss: "SCSS",
  sh: "Shell",
  shell: "Shell",
  sql: "SQL",
  swift: "Swift",
  terraform: "Terraform",
  tex: "TeX",
  text: "Text",
  toml: "TOML",
  ts: "TypeScript",
  tsx: "TSX",
  txt: "Text",
  typescript: "TypeScript",
  xml: "XML",
  yaml: "YAML",
  yml: "YAML",
};

const LONGEST_NAME = 24;

/** "py" → "Python". What is not known is called as it was. */
export function languageName(language) {
  if (!language || language === GUESSED) return NAMES.text;
  return Object.hasOwn(NAMES, language) ? NAMES[language] : language.slice(0, LONGEST_NAME);
}
