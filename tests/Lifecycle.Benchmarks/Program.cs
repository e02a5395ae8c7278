using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using Lifecycle.Benchmarks.Scale;
using Lifecycle.Benchmarks.Storage;
using Perfolizer.Horology;

switch (args)
{
    case ["scale"]:
        await LiveInstances.RunAsync(Console.Out);
        Threads.Run(Console.Out);
        return;
    case ["callers"]:
        await Callers.RunAsync(Console.Out);
        return;
    case ["lag"]:
        await OutboxLag.RunAsync(Console.Out);
        return;
    case ["million"]:
        await ManyInstances.RunAsync(Console.Out);
        return;
}

// Options on the command line override these.
var job = Job
    .Default.WithLaunchCount(1)
    .WithWarmupCount(6)
    .WithIterationCount(12)
    .WithIterationTime(TimeInterval.FromMilliseconds(200))
    .AsDefault();
BenchmarkSwitcher
    .FromAssembly(typeof(Program).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(job).WithBuildTimeout(TimeSpan.FromMinutes(10)));
