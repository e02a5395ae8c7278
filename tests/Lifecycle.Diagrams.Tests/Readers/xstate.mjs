// Reads [{ config, steps: [{ type, conditions }] }] and prints the stages that each machine walks.
import { readFileSync } from 'node:fs';
import { createActor } from 'xstate';
import { machineOf } from './machine.mjs';

const stageOf = (actor) => actor.getSnapshot()._nodes.find((node) => node.type === 'atomic' || node.type === 'final').meta.stage;

const walk = ({ config, steps }) => {
  const actor = createActor(machineOf(config)).start();
  const stages = [stageOf(actor)];
  for (const step of steps) {
    actor.send(step);
    stages.push(stageOf(actor));
  }
  return stages;
};

const jobs = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(jobs.map((job) => {
  try {
    return { stages: walk(job) };
  } catch (error) {
    return { error: String(error) };
  }
})));
