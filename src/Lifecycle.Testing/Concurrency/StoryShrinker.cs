namespace Lifecycle.Testing;

/// <summary>Shrinks a story that fails: fewer calls and simpler values, then fewer calls at the same time.</summary>
internal sealed class StoryShrinker<TStage, TTrigger>(
    Setup<TStage, TTrigger> setup,
    Func<Case<TTrigger>, Task<Case<TTrigger>?>> fails)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly CaseShrinker<TStage, TTrigger> _calls = new(setup, fails);

    /// <summary>The simplest story that fails. It is the last one that was run and failed.</summary>
    public async Task<Case<TTrigger>> ShrinkAsync(Case<TTrigger> story)
    {
        while (true)
        {
            story = await _calls.ShrinkAsync(story).ConfigureAwait(false);
            if (await CalmerAsync(story).ConfigureAwait(false) is not { } calmer)
                return story;

            story = calmer;
        }
    }

    private async Task<Case<TTrigger>?> CalmerAsync(Case<TTrigger> story)
    {
        foreach (var calmer in Calmer(story))
        {
            if (await fails(calmer).ConfigureAwait(false) is { } failing)
                return failing;
        }

        return null;
    }

    /// <summary>The story with the first call of a caller before the others, or with the last one after them.</summary>
    private static IEnumerable<Case<TTrigger>> Calmer(Case<TTrigger> story)
    {
        var callers = story.Calls.Where(call => call.IsConcurrent).GroupBy(call => call.Caller).ToArray();
        if (callers.Length < 2)
            yield break;

        foreach (var caller in callers.Where(caller => caller.Count() > 1))
        {
            var (first, last) = (caller.First(), caller.Last());
            yield return With([.. Without(first), first with { Caller = Call<TTrigger>.Before }]);
            yield return With([last with { Caller = Call<TTrigger>.After }, .. Without(last)]);
        }

        IEnumerable<Call<TTrigger>> Without(Call<TTrigger> moved) =>
            story.Calls.Where(call => !ReferenceEquals(call, moved));

        Case<TTrigger> With(IEnumerable<Call<TTrigger>> calls) =>
            story with { Calls = [.. calls.OrderBy(call => call.Caller)] };
    }
}
