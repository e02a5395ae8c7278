import { assign, setup } from 'xstate';

export const machineOf = (config) => setup({
  actions: {
    remember: assign(({ context }, { stage }) =>
      context.stage === stage ? {} : { stage, previous: context.stage }),
  },
  guards: {
    condition: ({ event }, { name }) => event.conditions.includes(name),
    previous: ({ context, event }, { stage, condition }) =>
      context.previous === stage && (condition === undefined || event.conditions.includes(condition)),
  },
}).createMachine(config);
