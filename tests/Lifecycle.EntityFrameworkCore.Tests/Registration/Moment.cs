namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>When a connection is lost.</summary>
public enum Moment
{
    Never,
    BeforeStatement,
    BeforeCommit,
    AfterCommit,
}
