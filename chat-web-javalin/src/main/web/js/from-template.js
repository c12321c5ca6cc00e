/** A fresh copy of the one element in `<template id="…-template">`. */
export function fromTemplate(name) {
  const template = document.getElementById(`${name}-template`);
  return document.importNode(template.content, true).firstElementChild;
}
