namespace Lifecycle.Tests.Laws;

/// <summary>Whether a stage or transition has actions, and how they run.</summary>
public enum ActionKind
{
    None,
    Synchronous,
    Asynchronous,
}
