// Runs before the page is drawn, so that a closed sidebar does not flash.
try {
  document.documentElement.dataset.sidebar = localStorage.getItem("sidebar") || "open";
} catch {
  document.documentElement.dataset.sidebar = "open";
}
