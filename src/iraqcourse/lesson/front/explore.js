// Native inputs bound to a chart, map or table: the kernel draws, this page asks. The guard is the quiz's own.

/** @param {{model: any, el: HTMLElement}} parts */
export function render({ model, el }) {
  const root = element("div", { class: "iq ix" });
  const form = element("form", { class: "ix-controls" });
  const result = element("div", { class: "ix-result", role: "region", "aria-live": "polite", "aria-label": model.get("says") });
  const values = { ...model.get("values") };
  form.addEventListener("submit", (event) => event.preventDefault());

  let waiting = 0;
  const choose = (name, value) => {
    values[name] = value;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      model.set("values", { ...values });
      model.save_changes();
    }, 120);
  };
  for (const control of model.get("controls")) form.append(row(control, values, choose));
  const draw = () => {
    result.innerHTML = model.get("result");
  };
  model.on("change:result", draw);
  draw();
  root.append(element("p", { class: "iq-about", text: model.get("says") }), form, result);
  el.append(root);
  const unguard = guard(form);
  return () => {
    unguard();
    model.off("change:result", draw);
  };
}

/** @param {any} control @param {Record<string, any>} values @param {(name: string, value: any) => void} choose */
function row(control, values, choose) {
  const id = uniqueId(control.name);
  const label = element("label", { for: id, text: control.label });
  if (control.kind === "checkbox") {
    const input = element("input", { id, type: "checkbox", onchange: () => choose(control.name, input.checked) });
    input.checked = values[control.name];
    return element("p", {}, input, " ", label);
  }
  if (control.kind === "select") {
    const input = element("select", { id, onchange: () => choose(control.name, Number(input.value)) });
    control.options.forEach((option, index) => input.append(element("option", { value: index, text: option })));
    input.value = String(values[control.name]);
    return element("p", {}, label, " ", input);
  }
  const output = element("output", { for: id });
  const input = element("input", {
    id, type: "range", min: 0, max: control.options.length - 1, step: 1,
    oninput: () => {
      tell();
      choose(control.name, Number(input.value));
    },
  });
  const tell = () => {
    output.textContent = control.options[Number(input.value)];
    input.setAttribute("aria-valuetext", control.options[Number(input.value)]);
  };
  input.value = String(values[control.name]);
  tell();
  return element("p", {}, label, " ", input, " ", output);
}
