// A QR code as SVG, dark on white in every theme because that is what scanners
// read. The encoder is loaded when the first code is shown.

import { useEffect, useState } from 'react';

export function Qr({ text, label }: { text: string; label: string }) {
  const [image, setImage] = useState<string | null>(null);

  useEffect(() => {
    let wanted = true;
    const show = async () => {
      const { renderSVG } = await import('uqr');
      // Four modules of quiet zone, as the standard asks.
      const svg = renderSVG(text, { border: 4, ecc: 'M', pixelSize: 8 });
      if (wanted) setImage(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    };
    // Without a network there is no encoder; whoever shows a code prints its text beneath.
    show().catch(() => {});
    return () => {
      wanted = false;
    };
  }, [text]);

  return (
    <div className="qr">
      {image !== null && <img src={image} alt={label} width={240} height={240} />}
    </div>
  );
}
