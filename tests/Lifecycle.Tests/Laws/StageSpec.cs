namespace Lifecycle.Tests.Laws;

public sealed record StageSpec(string Key)
{
    public string[] Within { get; init; } = [];

    public string[] StartsIn { get; init; } = [];

    public bool IsTerminal { get; init; }

    public ActionKind Actions { get; init; }

    public string[] Criteria { get; init; } = [];

    public TransitionSpec[] Transitions { get; init; } = [];

    public override string ToString() => string.Concat(
        Key,
        Listed("within", Within),
        Listed("starting in", StartsIn),
        IsTerminal ? " is terminal" : "",
        Listed("requires", Criteria),
        Actions == ActionKind.None ? "" : $" acts {Actions}",
        string.Concat(Transitions.Select(transition => $"\n  {transition}")));

    internal static string Listed(string what, string[] keys) =>
        keys.Length == 0 ? "" : $" {what} {string.Join(", ", keys)}";
}
