using Spectre.Console;

namespace Lifecycle.Tool;

/// <summary>Shows how far a long run is, if the error stream is a terminal.</summary>
internal static class ProgressBar
{
    /// <summary>Runs work that reports how much of the total it has done.</summary>
    public static async Task RunAsync(IAnsiConsole terminal, string what, double total, Func<Action<double>, Task> work)
    {
        if (!terminal.Profile.Capabilities.Interactive)
        {
            await work(static _ => { });
            return;
        }

        await terminal.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(what), maxValue: Math.Max(1, total));
                await work(done => task.Value = done);
                task.Value = task.MaxValue;
            });
    }
}
