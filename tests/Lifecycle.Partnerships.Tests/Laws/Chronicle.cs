namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>A sequence of commands applied to one partnership.</summary>
public sealed record Chronicle(PartnershipProfile Profile, Command[] Commands)
{
    private IReadOnlyList<Step>? _steps;

    /// <summary>The result of each command.</summary>
    internal IReadOnlyList<Step> Steps => _steps ??= Run();

    public override string ToString() => $"\n{Profile}: {string.Join("; ", Commands.AsEnumerable())}\n";

    private List<Step> Run()
    {
        var world = new World(Profile);
        return [.. Commands.Select(world.Run)];
    }
}
