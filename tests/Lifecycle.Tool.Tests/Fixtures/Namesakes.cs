namespace Lifecycle.Tool.Tests.North
{
    /// <summary>A lifecycle with the name of another one.</summary>
    public sealed class ParcelLifecycle : LifecycleDefinition<string, string, object>
    {
        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn("packed");
            lifecycle.Stage("packed").On("send").GoTo("sent");
            lifecycle.Stage("sent").IsTerminal();
        }
    }
}

namespace Lifecycle.Tool.Tests.South
{
    /// <summary>A lifecycle with the name of another one, of which a member holds another variant.</summary>
    public sealed class ParcelLifecycle(string end) : LifecycleDefinition<string, string, object>
    {
        public static readonly ParcelLifecycle Insured = new("insured");

        /// <summary>The same as one without arguments.</summary>
        public static readonly ParcelLifecycle Plain = new();

        public ParcelLifecycle()
            : this("gone")
        {
        }

        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn("packed");
            lifecycle.Stage("packed").On("send").GoTo(end);
            lifecycle.Stage(end).IsTerminal();
        }
    }
}
